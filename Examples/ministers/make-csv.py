#!/usr/bin/env python3
"""Makes the CSV files of this folder from the IfG Ministers Database.

    make-csv.py FOLDER

FOLDER holds the tables of the database as CSV files (person.csv, appointment.csv and so on). Long identifiers become
numbers, names and spells that follow one another are put together, and columns that the graph does not use are left
out.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

source = Path(sys.argv[1])
target = Path(__file__).parent


def read(name):
    with open(source / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(name, columns, rows):
    with open(target / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def numbers(keys):
    return {key: number for number, key in enumerate(sorted(keys), 1)}


def spells(rows):
    """Rows (subject, object, since, until) with those that touch put together."""
    groups = defaultdict(list)
    for subject, thing, since, until in rows:
        groups[subject, thing].append((since, until or "9999"))
    for (subject, thing), spans in sorted(groups.items()):
        spans.sort()
        first, last = spans[0]
        for since, until in spans[1:]:
            if since > last:
                yield subject, thing, first, "" if last == "9999" else last
                first, last = since, until
            else:
                last = max(last, until)
        yield subject, thing, first, "" if last == "9999" else last


# Somebody may have had several names; the newest is taken.
people = {}
for row in sorted(read("person"), key=lambda row: (row["start_date"], row["end_date"] == "")):
    people[row["id"]] = row
person = {row["id"]: n for n, row in enumerate(sorted(people.values(), key=lambda row: (row["short_name"], row["id"])), 1)}
write("people", ["id", "name", "gender"], [
    (person[key], people[key]["display_name"], people[key]["gender"]) for key in sorted(people, key=person.get)])

departments = read("organisation")
department = numbers(row["id"] for row in departments)
write("departments", ["id", "name", "short", "since", "until"], sorted(
    (department[row["id"]], row["name"], row["short_name"], row["start_date"], row["end_date"]) for row in departments))

posts = read("post")
post = numbers(row["id"] for row in posts)
write("posts", ["id", "title", "rank", "department"], sorted(
    (post[row["id"]], row["display_name"], row["rank_equivalence"], department.get(row["organisation_id"], ""))
    for row in posts))

# The standing of an appointment at its beginning.
standing = {}
for row in sorted(read("appointment_characteristics"), key=lambda row: row["start_date"], reverse=True):
    standing[row["appointment_id"]] = row
held = []
for row in read("appointment"):
    how = standing.get(row["id"], {})
    cabinet = {"Full cabinet": "full", "Non-cabinet": "none", None: ""}.get(how.get("cabinet_status"), "attends")
    held.append((person[row["person_id"]], post[row["post_id"]], row["start_date"], row["end_date"], cabinet,
                 "acting" if how.get("is_acting") == "True" else ""))
write("appointments", ["person", "post", "since", "until", "cabinet", "acting"], sorted(held))

representation = {row["id"]: row for row in read("representation")}
write("memberships", ["person", "party", "since", "until"], spells(
    (person[representation[row["representation_id"]]["person_id"]], row["party"], row["start_date"], row["end_date"])
    for row in read("representation_characteristics") if row["start_date"]))

constituencies = {row["id"]: row["name"] for row in read("constituency")}
write("seats", ["person", "constituency", "since", "until"], spells(
    (person[row["person_id"]], constituencies[row["constituency_id"]], row["start_date"], row["end_date"])
    for row in representation.values() if row["house"] == "Commons" and row["constituency_id"] and row["start_date"]))

write("successions", ["from", "to", "kind", "on"], sorted(
    (department[row["predecessor_organisation_id"]], department[row["successor_organisation_id"]], row["type"],
     row["link_end_date"]) for row in read("organisation_link")))
write("events", ["date", "kind", "name"], sorted((row["date"], row["type"], row["name"]) for row in read("event")))
