import Entente
import Foundation
import Testing

@testable import Shell

/// The engine of completion: text and cursor in, candidates out.
@Suite("Completion")
struct CompletionTests {
    /// The names of a small graph, two parameters, a few commands and files.
    static let vocabulary: CompletionVocabulary = {
        let session = Database().session()
        _ = try? session.run(
            """
            CREATE (an:Person {name: 'An', born: 1990}), (binh:Person {name: 'Bình'}),
                   (hn:City {name: 'Hà Nội', population: 8}), (vt:City {name: 'Viêng Chăn'}), (hue:City {name: 'Huế'}),
                   (vn:Country {name: 'Việt Nam', code: 'VN'}), (la:Country {name: 'Lào', code: 'LA'}),
                   (:`Big River` {`full name`: 'Mê Kông'}),
                   (an)-[:LIVES_IN {since: 2015}]->(hn), (binh)-[:LIVES_IN {since: 2020}]->(hue),
                   (an)-[:KNOWS {since: 2019, how: 'work'}]->(binh),
                   (hn)-[:CAPITAL_OF]->(vn), (vt)-[:CAPITAL_OF]->(la),
                   (hue)-[:IN]->(vn), (hn)-[:IN]->(vn), (vt)-[:IN]->(la), (vn)-[:BORDERS]->(la)
            """)
        var vocabulary = CompletionVocabulary()
        vocabulary.take(session.schema, session.propertyUsage())
        vocabulary.procedures = session.procedureSignatures
        vocabulary.parameters = [.init(name: "city", value: "'Huế'"), .init(name: "since", value: "2015")]
        vocabulary.commands = [
            .init(name: "help", arguments: "[NAME]", summary: "help"),
            .init(name: "timing", arguments: "[on|off|json]", summary: "times"),
            .init(name: "schema", arguments: "", summary: "the graph"),
            .init(name: "source", arguments: "FILE", summary: "run a script"),
        ]
        vocabulary.queries = ["capitals", "neighbours"]
        vocabulary.files = { folder in
            switch folder {
            case ".":
                [
                    CompletionVocabulary.File(name: "graph.cypher", isFolder: false),
                    CompletionVocabulary.File(name: "data", isFolder: true),
                    CompletionVocabulary.File(name: ".hidden", isFolder: false),
                ]
            case "data/": [CompletionVocabulary.File(name: "cities.csv", isFolder: false)]
            default: []
            }
        }
        return vocabulary
    }()

    struct Case: CustomTestStringConvertible, Sendable {
        /// `‸` is the cursor.
        var text: String
        /// All that is offered, or what is offered first where `more` says so.
        var expected: [String]
        var more = false
        /// What must be, or must not be, among the rest.
        var includes: [String] = []
        var excludes: [String] = []

        init(_ text: String, _ expected: [String], excludes: [String] = []) {
            self.text = text
            self.expected = expected
            self.excludes = excludes
        }

        init(
            _ text: String, first expected: [String] = [], includes: [String] = [], excludes: [String] = []
        ) {
            self.text = text
            self.expected = expected
            self.includes = includes
            self.excludes = excludes
            more = true
        }

        var testDescription: String { text }
    }

    static func complete(_ text: String) -> Completion {
        let parts = text.components(separatedBy: "‸")
        return Completer(vocabulary).completion(of: parts.joined(), at: parts[0].utf8.count)
    }

    @Test(arguments: CompletionTests.all)
    func offers(_ example: Case) {
        let found = Self.complete(example.text).candidates.map(\.text)
        if example.more {
            #expect(Array(found.prefix(example.expected.count)) == example.expected)
        } else {
            #expect(found == example.expected)
        }
        for text in example.includes { #expect(found.contains(text), "\(text) is missing in \(found)") }
        for text in example.excludes { #expect(!found.contains(text), "\(text) is offered") }
        #expect(Set(found).count == found.count, "offered twice: \(found)")
    }

    static let all: [Case] = [clauses, patterns, properties, expressions, scopes, commands].flatMap { $0 }

    static let labels = ["City", "Country", "Person", "`Big River`"]

    static let clauses: [Case] = [
        Case("‸", first: ["MATCH", "RETURN", "CREATE"], includes: ["EXPLAIN", "SHOW FUNCTIONS", "CREATE INDEX"]),
        Case("ma‸", ["MATCH"]),
        Case("m‸", ["MATCH", "MERGE"]),
        Case("  \n ret‸", ["RETURN"]),
        Case("MATCH (p:Person) ‸", first: ["WHERE", "RETURN", "WITH"], excludes: ["ORDER BY", "AS"]),
        Case("MATCH (p:Person) w‸", ["WHERE", "WITH"]),
        Case("match (p:Person) wh‸", ["where"]),
        Case("match (n) ret‸", ["return"]),
        Case("MATCH (p:Person) WHERE p.name = 'An' ‸", first: ["AND", "OR", "RETURN", "WITH"]),
        Case("MATCH (p:Person) RETURN p.name ‸", first: ["AS", "ORDER BY", "LIMIT", "SKIP"], excludes: ["MATCH"]),
        Case("MATCH (p:Person) RETURN p.name ORDER BY p.name ‸", first: ["DESC", "ASC", "LIMIT", "SKIP"]),
        Case("MATCH (p:Person) RETURN p ORDER ‸", ["BY"]),
        Case("MATCH (p:Person) RETURN p u‸", ["UNION", "UNION ALL"]),
        Case("MATCH (n) DETACH ‸", ["DELETE"]),
        Case("OPTIONAL ‸", ["MATCH"]),
        Case("MERGE (a:Person {name: 'x'}) ON ‸", includes: ["CREATE", "MATCH"], excludes: ["RETURN"]),
        Case("RETURN CASE WHEN true ‸", includes: ["THEN"]),
        Case("RETURN CASE WHEN true THEN 1 ‸", includes: ["WHEN", "ELSE", "END"]),
        Case("SHOW ‸", includes: ["FUNCTIONS", "INDEXES", "CONSTRAINTS", "PROCEDURES"]),
        Case("EXPLAIN ‸", first: ["MATCH", "RETURN"]),
        Case("MATCH (a:Person) RETURN a; ‸", first: ["MATCH", "RETURN"]),
        Case("MATCH (p:Person) WHERE p.name IS ‸", includes: ["NULL", "NOT NULL"]),
        // A mistake earlier in the text does not end all help.
        Case("MATCH (n:Person)) WHERE n.name = 1 ‸", includes: ["AND", "RETURN"]),
        Case("MATCH (a:Person) WHERE EXISTS { ‸", includes: ["MATCH"]),
    ]

    static let patterns: [Case] = [
        Case("MATCH (n:‸", labels),
        Case("MATCH (n:‸) RETURN n", labels),
        Case("MATCH (n:P‸", ["Person"]),
        Case("MATCH (n:p‸", ["Person"]),
        Case("MATCH (n:OUNTR‸", ["Country"]),
        Case("MATCH (n:xyz‸", []),
        Case("MATCH (n:City:‸", labels),
        Case("MATCH (n:`B‸", ["`Big River`"]),
        Case("MATCH (n:City|Co‸", ["Country"]),
        Case("MATCH (n:City&!P‸", ["Person"]),
        Case("MATCH (n) WHERE n:‸", labels),
        Case("MATCH (n) SET n:‸", labels),
        Case("MATCH (n) REMOVE n:C‸", ["City", "Country"]),
        Case("CREATE INDEX FOR (n:‸", labels),
        Case("FOREACH (x IN [1] | CREATE (:‸", labels),
        Case("MATCH (n:Person)-[:‸", ["LIVES_IN", "KNOWS", "IN", "CAPITAL_OF", "BORDERS"]),
        Case("MATCH (n:Person)<-[:‸", ["KNOWS", "IN", "CAPITAL_OF", "LIVES_IN", "BORDERS"]),
        Case("MATCH (n:City)<-[:‸", ["LIVES_IN", "IN", "CAPITAL_OF", "BORDERS", "KNOWS"]),
        Case("MATCH (c:City)-[:‸", ["IN", "CAPITAL_OF", "LIVES_IN", "BORDERS", "KNOWS"]),
        Case("MATCH (a)-[:‸", ["IN", "CAPITAL_OF", "LIVES_IN", "BORDERS", "KNOWS"]),
        Case("MATCH (a)-[:IN|‸", ["IN", "CAPITAL_OF", "LIVES_IN", "BORDERS", "KNOWS"]),
        Case("MATCH (a)-[r:K‸", ["KNOWS"]),
        Case("MATCH (a:Country) MATCH (a)-[:‸", first: ["BORDERS"]),
        Case("MATCH (a:Person) WHERE (a)-[:‸", first: ["LIVES_IN", "KNOWS"]),
        Case("MATCH (a:Person) WHERE EXISTS { (a)-[:‸", first: ["LIVES_IN", "KNOWS"]),
        Case("MATCH p = shortestPath((a:Person)-[:‸", first: ["LIVES_IN", "KNOWS"]),
        Case("MATCH (p:Person)-[:LIVES_IN]->(:‸", first: ["City"]),
        Case("MATCH (p:Person)-->(x:‸", first: ["City", "Person"]),
        Case("MATCH (x:Country)<-[:CAPITAL_OF]-(y:‸", first: ["City"]),
        Case("MATCH (x:Country)-[:BORDERS]-(y:‸", first: ["Country"]),
        Case("MATCH (‸", [":City", ":Country", ":Person", ":`Big River`"]),
        Case("MATCH (a:Person)-[:KNOWS]->(‸", first: ["a", ":Person"]),
        Case("MATCH (a:Person)-[‸", first: [":LIVES_IN", ":KNOWS"]),
        Case("MATCH (a:Person)-[:KNOWS]->‸", first: ["(:Person"]),
        Case("MATCH ‸", first: ["(:City"], includes: ["shortestPath"]),
        Case("MATCH p = s‸", ["shortestPath"]),
    ]

    static let properties: [Case] = [
        Case("MATCH (p:Person) RETURN p.‸", ["name", "born"]),
        Case("MATCH (p:Person) RETURN p.b‸", ["born"]),
        Case("MATCH (p:Person) WHERE p.name = 'An' AND p.‸", ["name", "born"]),
        Case("MATCH (p:Person)-[r:KNOWS]->() RETURN r.‸", ["how", "since"]),
        Case("MATCH (a)-[r:LIVES_IN|KNOWS]->(b) RETURN r.‸", ["since", "how"]),
        Case("MATCH (x) RETURN x.‸", ["name", "code", "born", "`full name`", "population"]),
        Case("MATCH (x) RETURN x.full‸", ["`full name`"]),
        Case("MATCH (n:`Big River`) RETURN n.‸", ["`full name`"]),
        Case("MATCH (p:Person {‸", ["name", "born"]),
        Case("MATCH (p:Person {name: 'An', ‸", ["born"]),
        Case("MATCH (p:Person {name: 'An', b‸})", ["born"]),
        Case("MATCH (:City {p‸", ["population"]),
        Case("MATCH ()-[r:KNOWS {‸", ["how", "since"]),
        Case("MATCH (n:Person) SET n.‸", ["name", "born"]),
        Case("MATCH (n:Person) REMOVE n.b‸", ["born"]),
        Case("MATCH (n:Person) SET n += {‸", ["name", "born"]),
        Case("MATCH (n:Person) RETURN n {‸", [".name", ".born"]),
        Case("MATCH (n:Person) RETURN n {.‸", ["name", "born"]),
        Case("MATCH (n:Person) RETURN n {.name, .‸", ["name", "born"]),
        Case("CREATE INDEX FOR (n:Person) ON (n.‸", ["name", "born"]),
        Case("RETURN date({‸", first: ["year", "month", "day"]),
        Case("RETURN duration({mon‸", ["months"]),
        Case("RETURN point({la‸", ["latitude"]),
        Case("MATCH (a)-[r]->() RETURN endNode(r).‸", includes: ["name", "population"]),
    ]

    static let expressions: [Case] = [
        Case("RETURN ‸", first: ["DISTINCT"], includes: ["count", "null", "CASE", "toLower"]),
        Case("RETURN to‸", first: ["toLower", "toUpper", "toString", "toInteger", "toFloat"]),
        Case("MATCH (p:Person) RETURN p‸", first: ["p"], includes: ["properties"]),
        Case("MATCH (p:Person) WHERE ‸", first: ["p"], includes: ["NOT", "EXISTS { ", "size", "$city"]),
        Case("MATCH (p:Person) WHERE toLower(‸", first: ["p"], includes: ["toUpper"]),
        Case("RETURN duration.‸", includes: ["duration.between", "duration.inDays"]),
        Case("RETURN duration.be‸", ["duration.between"]),
        Case("RETURN $‸", ["$city", "$since"]),
        Case("RETURN $c‸", ["$city"]),
        Case("CALL ‸", includes: ["db.labels"]),
        Case("CALL db.lab‸", ["db.labels"]),
        Case("CALL db.labels() YIELD ‸", ["label"]),
        Case("RETURN 12‸", []),
        Case("RETURN 'text ‸", []),
        Case("// a remark ‸", []),
        Case("/* a remark */ ret‸", ["RETURN"]),
        Case("MATCH (n:Person) RETURN n.name AS ‸", []),
    ]

    static let scopes: [Case] = [
        Case("MATCH (a:Person), (b:City) RETURN ‸", first: ["a", "b"]),
        Case("MATCH (a:Person)\nMATCH (b:City)\nRETURN a.name,\n  b.‸", ["name", "population"]),
        Case("MATCH (a:Person) RETURN a; MATCH (c:Country) RETURN c.‸", ["code", "name"]),
        Case("MATCH (p:Person) WITH p AS q RETURN q.‸", ["name", "born"]),
        Case("MATCH (p:Person) WITH p AS q RETURN ‸", first: ["q", "DISTINCT"], excludes: ["p"]),
        Case("MATCH (p:Person) WITH * RETURN p.‸", ["name", "born"]),
        Case("MATCH (a:Person) WITH a, count(*) AS n WHERE ‸", first: ["a", "n"]),
        Case("MATCH (a:Person) WITH a.name AS name ORDER BY ‸", includes: ["name", "a"]),
        Case("MATCH (p:Person) WITH collect(p) AS ps UNWIND ps AS x RETURN x.‸", ["name", "born"]),
        Case("MATCH (p:Person) RETURN [x IN collect(p) | x.‸", ["name", "born"]),
        Case("MATCH (a:Person) WHERE any(k IN keys(a) WHERE k‸", first: ["k"]),
        Case("MATCH (a:Person) WHERE EXISTS { MATCH (a)-[:KNOWS]->(b:City) WHERE b.‸", ["name", "population"]),
        Case("MATCH (a:Person) WHERE EXISTS { (a)-->(b:City) } RETURN ‸", first: ["a"], excludes: ["b"]),
        Case("MATCH (a:Person) RETURN size([(a)-[:KNOWS]->(b:City) | b.‸", ["name", "population"]),
        Case("MATCH (a:Person) CALL { WITH a MATCH (a)-[:IN]->(c:City) RETURN c } RETURN c.‸", ["name", "population"]),
        Case("MATCH (a:Person) RETURN a UNION MATCH (c:City) RETURN ‸", first: ["c"], excludes: ["a"]),
        Case("UNWIND [1] AS x RETURN x‸", first: ["x"]),
        Case("MATCH (a) WHERE a:City RETURN a.‸", ["name", "population"]),
        Case("MATCH p = (a:Person)-[:KNOWS]->(b) UNWIND nodes(p) AS n RETURN ‸", first: ["p", "a", "b", "n"]),
        Case("MATCH (`two words`:City) RETURN tw‸", ["`two words`"]),
    ]

    static let commands: [Case] = [
        Case(":‸", [":help", ":timing", ":schema", ":source"]),
        Case(":sch‸", [":schema"]),
        Case(":mode b‸", ["box"]),
        Case(":source ‸", ["data/", "graph.cypher"]),
        Case(":source .‸", [".hidden"]),
        Case(":source data/‸", ["cities.csv"]),
        Case(":run ‸", ["capitals", "neighbours"]),
        Case(":describe ‸", first: labels, includes: ["KNOWS"]),
        Case(":describe KN‸", ["KNOWS"]),
        Case(":param ‸", ["city", "since"]),
        Case(":param x => to‸", first: ["toLower"]),
        Case(":explain MATCH (n:‸", labels),
        Case(":timing o‸", ["on", "off"]),
        Case(":set ‸", includes: ["keys", "highlight", "mode", "timing"]),
        Case(":set hi‸", ["highlight"]),
        Case(":set header ‸", ["names", "types", "none"]),
        Case(":set mode b‸", ["box"]),
        Case(":set keys ‸", ["emacs", "vi"]),
        Case(":help sch‸", first: ["schema"]),
        Case("?opt‸", first: ["OPTIONAL MATCH"]),
        Case("LOAD CSV FROM '‸", ["data/", "graph.cypher"]),
    ]

    // MARK: What is replaced, and what follows

    @Test(arguments: [
        ("MATCH (n:Pe‸", 9), ("MATCH (n:‸", 9), ("RETURN duration.be‸", 7), ("RETURN $c‸", 7), (":sch‸", 0),
        (":source data/c‸", 13), ("MATCH (n:`Bi‸", 9),
    ])
    func replaces(_ text: String, from start: Int) {
        #expect(Self.complete(text).range == start..<(text.utf8.count - 3))
    }

    @Test(arguments: [
        ("mat‸", " "), ("MATCH (n:Pers‸", ""), ("RETURN toL‸", "("), ("RETURN rand‸", "()"), (":sou‸", " "),
        ("MATCH (n:Person {na‸", ": "), ("MATCH (n) WHERE n.name IS NO‸", ""),
    ])
    func goesOn(_ text: String, with suffix: String) {
        #expect(Self.complete(text).candidates.first?.suffix == suffix)
    }

    @Test func describes() {
        #expect(Self.complete("RETURN substr‸").candidates.first?.detail.hasPrefix("(original :: STRING") == true)
        #expect(Self.complete("MATCH (n:Pers‸").candidates.first?.detail == "2 nodes")
        #expect(Self.complete("MATCH ()-[:CAP‸").candidates.first?.detail == "(:City)->(:Country)")
        #expect(Self.complete("MATCH (p:Person) RETURN p‸").candidates.first?.detail == ":Person")
        #expect(Self.complete("RETURN $c‸").candidates.first?.detail == "= 'Huế'")
    }

    @Test func commonPrefixes() {
        #expect(Self.complete("RETURN $‸").commonPrefix(typed: "$") == nil)
        #expect(Self.complete("MATCH (n) RETURN toInt‸").commonPrefix(typed: "toInt") == "toInteger")
        #expect(Self.complete("MATCH (n) RETURN TOINT‸").commonPrefix(typed: "TOINT") == "toInteger")
    }

    /// No text, however broken, may bring the completer down, and whatever it offers fits the place it names.
    @Test func anyPrefixOfAnyTextIsSafe() {
        for example in Self.all {
            let text = example.text.replacingOccurrences(of: "‸", with: "")
            for index in text.unicodeScalars.indices {
                let part = String(text[..<index])
                let completion = Completer(Self.vocabulary).completion(of: part, at: part.utf8.count)
                #expect(completion.range.upperBound == part.utf8.count)
            }
        }
        for text in ["))))", "((((", "{{{", "MATCH (n:{[|", ":", "?", "::", "\u{0}", "`", "$`", "MATCH (a)-[:`"] {
            _ = Completer(Self.vocabulary).completion(of: text, at: text.utf8.count)
        }
    }
}
