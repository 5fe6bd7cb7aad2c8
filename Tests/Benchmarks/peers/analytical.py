#!/usr/bin/env python3
"""Times DuckDB and SQLite on the analytical suite.

usage: analytical.py STATEMENTS FOLDER [--engines duckdb,sqlite] [--runs 5] [--threads 2]
FOLDER holds sale.csv and customer.csv, as `benchmarks analytical STATEMENTS --write FOLDER` writes them.
needs: pip install duckdb==2.0.0
"""
import csv, json, os, re, sqlite3, statistics, sys, time


def option(name, default):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


STATEMENTS, FOLDER = sys.argv[1], sys.argv[2]
RUNS, THREADS = int(option("--runs", "5")), int(option("--threads", "2"))
SALE = "id BIGINT, buyer BIGINT, quantity BIGINT, price DOUBLE, status VARCHAR, city VARCHAR, note VARCHAR, day DATE, discount DOUBLE"
CUSTOMER = "id BIGINT, segment VARCHAR, country VARCHAR"


def entries():
    lines = [line.rstrip("\n") for line in open(STATEMENTS) if line.strip() and not line.startswith("#")]
    for at in range(0, len(lines), 3):
        yield lines[at], lines[at + 2]


class DuckDB:
    name = "duckdb"

    def __init__(self):
        import duckdb
        self.connection = duckdb.connect(":memory:")
        self.connection.execute(f"SET threads={THREADS}")
        for table, columns in (("sale", SALE), ("customer", CUSTOMER)):
            self.connection.execute(f"CREATE TABLE {table}({columns})")
            self.connection.execute(f"COPY {table} FROM '{os.path.join(FOLDER, table)}.csv' (HEADER)")

    def run(self, sql):
        return self.connection.execute(sql).fetchall()


class SQLite:
    name = "sqlite"

    def __init__(self):
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute("PRAGMA case_sensitive_like=ON")
        pattern = {}

        def matches(text, expression):
            found = pattern.get(expression) or pattern.setdefault(expression, re.compile(expression))
            return found.fullmatch(text) is not None

        self.connection.create_function("regexp_full_match", 2, matches, deterministic=True)
        for table, columns in (("sale", SALE), ("customer", CUSTOMER)):
            self.connection.execute(f"CREATE TABLE {table}({columns})")
            with open(os.path.join(FOLDER, table + ".csv")) as file:
                rows = csv.reader(file)
                width = len(next(rows))
                self.connection.executemany(
                    f"INSERT INTO {table} VALUES ({','.join('?' * width)})",
                    ([cell or None for cell in row] for row in rows))
        self.connection.execute("CREATE INDEX customer_id ON customer(id)")

    def run(self, sql):
        sql = re.sub(r"starts_with\((\w+), '(.*?)'\)", r"\1 LIKE '\2%'", sql)
        sql = re.sub(r"suffix\((\w+), '(.*?)'\)", r"\1 LIKE '%\2'", sql)
        sql = re.sub(r"contains\((\w+), '(.*?)'\)", r"instr(\1, '\2')", sql)
        sql = re.sub(r"year\(day\)", "CAST(strftime('%Y', day) AS INTEGER)", sql)
        sql = re.sub(r"month\(day\)", "CAST(strftime('%m', day) AS INTEGER)", sql)
        sql = sql.replace("DATE '", "'").replace("OFFSET", "LIMIT -1 OFFSET")
        return self.connection.execute(sql).fetchall()


for engine in (DuckDB, SQLite):
    if engine.name not in option("--engines", "duckdb,sqlite").split(","):
        continue
    start = time.perf_counter()
    peer = engine()
    print(json.dumps(dict(engine=engine.name, what="load", seconds=round(time.perf_counter() - start, 3))), flush=True)
    for name, sql in entries():
        times, busy, rows = [], [], peer.run(sql)
        for _ in range(RUNS):
            start, began = time.perf_counter(), time.process_time()
            rows = peer.run(sql)
            times.append(time.perf_counter() - start)
            busy.append(time.process_time() - began)
            if sum(times) > 4:
                break
        total = sum(float(cell) for row in rows for cell in row if isinstance(cell, (int, float)) or type(cell).__name__ == "Decimal")
        print(json.dumps(dict(engine=engine.name, what=name, rows=len(rows), sum=round(total, 3), ms=round(statistics.median(times) * 1e3, 3), cpu_ms=round(statistics.median(busy) * 1e3, 3), runs=len(times))), flush=True)
