#!/usr/bin/env python3
"""Times the reads of `benchmarks reads` in SQLite, in memory, indexed: sqlite_reads.py FOLDER

Python's own share is measured with a statement that touches no table and is taken off in the second figure.
"""
import csv, sqlite3, statistics, sys, time

folder = sys.argv[1]


def rows(name):
    with open(f"{folder}/{name}.csv", newline="") as file:
        reader = csv.reader(file, delimiter="|" if "|" in file.readline() else ",")
        yield from reader


class SplitMix:
    """The generator of PointReads.swift, so that the same people are asked for."""

    def __init__(self, state):
        self.state = state

    def next(self):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)


db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE person (id INTEGER PRIMARY KEY)")
db.execute("CREATE TABLE knows (a INTEGER, b INTEGER)")
people = [int(row[0]) for row in rows("Person")]
db.executemany("INSERT INTO person VALUES (?)", [(p,) for p in people])
edges = [(int(row[0]), int(row[1])) for row in rows("Person_knows_Person")]
db.executemany("INSERT INTO knows VALUES (?, ?)", edges + [(b, a) for a, b in edges])
db.execute("CREATE INDEX knows_ab ON knows (a, b)")
db.execute("ANALYZE")

choice = SplitMix(5)
sample = [people[choice.next() % len(people)] for _ in range(300)]
statements = {
    "nothing": "SELECT ?",
    "point": "SELECT id FROM person WHERE id = ?",
    "1-hop": "SELECT f.id FROM knows JOIN person f ON f.id = knows.b WHERE knows.a = ?",
    "2-hop": "SELECT DISTINCT g.id FROM knows k1 JOIN knows k2 ON k2.a = k1.b AND k2.b <> k1.a "
    "JOIN person g ON g.id = k2.b WHERE k1.a = ?",
}
overhead = 0.0
for what, text in statements.items():
    for person in sample[:20]:
        db.execute(text, (person,)).fetchall()
    times, found = [], 0
    for _ in range(20):
        for person in sample:
            start = time.perf_counter()
            found += len(db.execute(text, (person,)).fetchall())
            times.append(time.perf_counter() - start)
    median = statistics.median(times) * 1e6
    if what == "nothing":
        overhead = median
        continue
    print(
        f'{{"engine": "sqlite {sqlite3.sqlite_version}", "what": "{what}", "rows": {found // 20}, '
        f'"microseconds": {median:.1f}, "without_python": {median - overhead:.1f}}}'
    )
