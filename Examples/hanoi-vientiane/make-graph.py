#!/usr/bin/env python3
"""Writes graph.cypher from the hand-made facts:  make-graph.py seed-facts.json > graph.cypher

The facts are data, the groups and their comments are here. Every entry of the facts must find its group, so that a
fact is never dropped silently, and the same facts always give the same bytes.

The sentences of the articles are not ours to ship: a Sentence node carries the file and the place in it, no text.
"""

import json
import re
import sys
import textwrap

HEAD = """\
// Hanoi and Vientiane: two news articles as a graph
//
// Everything that two short articles say about the two capitals: who met whom and when, which posts the articles give
// them, what was signed, proposed and given, and where the articles leave doubt. README.md beside this file tells the
// whole story; questions/ holds 24 queries to start with.
//
// How to read it. `(hanoi:City:Place {name: 'Hanoi'})` creates one node: two labels, one property, and a variable
// `hanoi` that the rest of the statement can use. `(hanoi)-[:CAPITAL_OF]->(vietnam)` creates one relationship between
// two nodes created before. Variables live until the semicolon, so nodes and relationships are one statement: the graph
// is there as a whole or, if anything fails, not at all.
//
// Every fact carries `id`, unique; `src`, the sentences that say so; and `certainty`, how firmly they do: 'stated' in
// the text, 'implied' by its context, 'inferred' by the reader, or 'background', known from elsewhere.
// Dates are EDTF text: '2023', '2021-11-17', 'XXXX-12-12' (no year stated), '../2021-11-17' (not later than).
//
// Made by make-graph.py; change the facts there, not the lines here."""

# Title, comment, test on a node's labels. The first group that takes a node keeps it.
NODE_GROUPS = [
    ("Countries, cities and other places",
     "Neither article names Vietnam or Laos; they are background, and say so.",
     {"Place"}),
    ("Organisations", "Second labels tell councils, party committees, companies and the rest apart.", {"Organization"}),
    ("People", "Gender is read from a title or pronoun; `genderBasis` quotes which.", {"Person"}),
    ("Posts",
     "A post is a seat: it belongs to a body and exists without a holder. That is why HOLDS and POST_IN are two steps.",
     {"Post"}),
    ("Events and activities",
     "An event happened once, on a day; an activity is repeated and uncounted ('many delegations').",
     {"Event", "Activity"}),
    ("Agreements", "Two are signed, two were only proposed: `status` tells. `since` and `until` give the period.",
     {"Agreement"}),
    ("What the signed agreement of 2023-2025 provides", None, {"Provision"}),
    ("Topics", "Topics let a proposal of 2021 be compared with an agreement of 2023.", {"Topic"}),
    ("Proposals", "One node for each thing somebody wanted; `verb` keeps how strongly it was put.", {"Proposal"}),
    ("Statements", "Things said that ask for nothing.", {"Statement"}),
    ("Aid",
     "An amount of money and a quantity of goods are different properties: aid3 is cash, aid4 is only worth so much.",
     {"Aid"}),
    ("Projects", None, {"Project"}),
    ("The two articles", None, {"Article"}),
    ("Related headlines on the page of the first article", "Undated, and later than the article: page furniture.",
     {"Headline"}),
    ("What the headlines are about", None, {"Infrastructure", "Initiative"}),
]

# Title, comment, relationship types.
RELATIONSHIP_GROUPS = [
    ("Where things are", None, ["CAPITAL_OF", "LOCATED_IN", "FLOWS_THROUGH"]),
    ("Which bodies belong to which city, and to one another", None, ["BODY_OF", "PART_OF"]),
    ("Who holds which post",
     "News attests a post on a day and nothing more: `attested`, never `since` or `until`. The first two HOLDS "
     "contradict each other: one article puts Ha on the council and on the committee. Issue c1 is about it.",
     ["POST_IN", "HOLDS", "COUNTERPART_OF"]),
    ("Who took part in what", "People act for a body: `onBehalfOf` holds its id.",
     ["HELD_IN", "PARTICIPATED_IN", "TOOK_PART_IN", "DISCUSSED", "PHOTOGRAPHED", "PHOTOGRAPHED_FOR"]),
    ("Parties, places and topics of the agreements", None,
     ["PARTY_TO", "SIGNED_AT", "COVERS", "POSSIBLY_SAME_AS"]),
    ("Provisions: who has to do what, and for whom", None, ["HAS_PROVISION", "OBLIGED_BY", "BENEFITS"]),
    ("Who proposed what, to whom, and who agreed", None,
     ["PROPOSED", "ADDRESSED_TO", "INVOLVES", "AGREED_WITH", "TO_BE_INCLUDED_IN"]),
    ("Who stated what", None, ["STATED", "PRIORITISES"]),
    ("At which event it was said", None, ["MADE_AT"]),
    ("Which topics and agreements it was about", None, ["CONCERNS", "ABOUT"]),
    ("Aid and joint work", None,
     ["GIVEN_BY", "GIVEN_TO", "SUPPORTS", "FOR", "UNDER", "SHARED_EXPERIENCE_ON", "COOPERATED_WITH"]),
    ("Documents: who published them, what they link to and mention", None, ["PUBLISHED_BY", "LINKS_TO", "MENTIONS"]),
    ("What the headlines say", None, ["INTRODUCED_ON", "LAUNCHED", "PLANS", "PARTNER_OF", "COOPERATES_WITH"]),
]


def literal(value):
    """A value as openCypher text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        quote = '"' if "'" in value and '"' not in value else "'"
        return quote + value.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    raise TypeError(f"no literal for {value!r}")


def properties(pairs):
    """A property map; null entries are left out, since a null property is an absent one."""
    kept = [f"{key}: {literal(value)}" for key, value in pairs if value is not None]
    return "{" + ", ".join(kept) + "}"


def variable(identifier):
    name = re.sub(r"\W", "_", identifier)
    return name if re.match(r"[A-Za-z_]", name) else "n" + name


def with_sources(entry):
    own = entry["props"].items()
    return [("id", entry["id"]), *own, ("src", entry["src"]), ("certainty", entry["certainty"])]


def node(entry):
    return f"({variable(entry['id'])}:{':'.join(entry['labels'])} {properties(with_sources(entry))})"


def relationship(entry):
    start, end = variable(entry["from"]), variable(entry["to"])
    return f"({start})-[:{entry['type']} {properties(with_sources(entry))}]->({end})"


def heading(title, comment):
    return "\n".join(f"// {line}" for line in [title, *textwrap.wrap(comment or "", width=112)])


def clause(title, comment, items):
    return heading(title, comment) + "\nCREATE\n  " + ",\n  ".join(items)


def node_clauses(nodes):
    left = list(nodes)
    for title, comment, labels in NODE_GROUPS:
        taken = [n for n in left if labels & set(n["labels"])]
        left = [n for n in left if n not in taken]
        yield clause(title, comment, map(node, taken))
    if left:
        sys.exit(f"nodes without a group: {[n['id'] for n in left]}")


def relationship_clauses(relationships):
    known = {kind for _, _, kinds in RELATIONSHIP_GROUPS for kind in kinds}
    if strangers := {r["type"] for r in relationships} - known:
        sys.exit(f"relationship types without a group: {sorted(strangers)}")
    for title, comment, kinds in RELATIONSHIP_GROUPS:
        taken = [r for kind in kinds for r in relationships if r["type"] == kind]
        yield clause(title, comment, map(relationship, taken))


def issue_clauses(issues, known):
    def issue(entry):
        pairs = [("id", entry["id"]), ("kind", entry["kind"]), ("text", entry["text"]), ("src", entry["src"])]
        return f"({variable(entry['id'])}:Issue {properties(pairs)})"

    yield clause(
        "Issues",
        "Contradictions and gaps of the sources are nodes too, so that a query can ask for them.",
        map(issue, issues))
    links = [
        f"({variable(entry['id'])})-[:ABOUT]->({variable(target)})"
        for entry in issues for target in entry["about"] if target in known
    ]
    yield clause("What each issue is about", None, links)


def sentence_statements(sentences, articles):
    comment = (
        "Where each sentence stands in its file: [id, start, end], in code points, end exclusive; the texts are not part "
        "of this graph. UNWIND turns a list into one row for each item, and CREATE runs once for each row.")
    for article in articles:
        places = [[s["id"], s["start"], s["end"]] for s in sentences if s["file"] == article["props"]["file"]]
        lines = [", ".join(literal(place) for place in places[i:i + 5]) for i in range(0, len(places), 5)]
        yield (
            heading(f"Sentences of {article['props']['file']}", comment)
            + f"\nMATCH (article:Article {{id: {literal(article['id'])}}})\n"
            + "UNWIND [\n  " + ",\n  ".join(lines) + "\n] AS place\n"
            + "CREATE (:Sentence {id: place[0], file: article.file, startChar: place[1], endChar: place[2]})"
            + "-[:IN]->(article);")
        comment = None


def main(path):
    with open(path, encoding="utf-8") as file:
        facts = json.load(file)
    known = {n["id"] for n in facts["nodes"]}
    articles = [n for n in facts["nodes"] if "Article" in n["labels"]]
    stranded = {s["file"] for s in facts["sentences"]} - {a["props"]["file"] for a in articles}
    if stranded:
        sys.exit(f"sentences of unknown articles: {sorted(stranded)}")
    clauses = [
        *node_clauses(facts["nodes"]),
        *relationship_clauses(facts["relationships"]),
        *issue_clauses(facts["issues"], known),
    ]
    print("\n\n".join([HEAD, "\n\n".join(clauses) + ";", *sentence_statements(facts["sentences"], articles)]))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make-graph.py seed-facts.json > graph.cypher")
    main(sys.argv[1])
