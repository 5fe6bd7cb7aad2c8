/* The reads of `benchmarks reads` in SQLite, in memory, indexed, prepared, asked through its C interface.
 *
 * usage: sqlite_reads FOLDER [ROUNDS]      cc -O2 -o sqlite_reads sqlite_reads.c -lsqlite3
 * Prints a line of JSON per figure: engine, what, rows, microseconds (median of one read, the clock included).
 */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec * 1e-3;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* The generator of PointReads.swift, so that the same people are asked for. */
static uint64_t next(uint64_t *state) {
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static sqlite3 *db;

static void fail(void) {
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    exit(1);
}

static sqlite3_stmt *prepare(const char *text) {
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, text, -1, &statement, 0)) fail();
    return statement;
}

static void run(const char *text) {
    if (sqlite3_exec(db, text, 0, 0, 0)) fail();
}

static int64_t *people;
static size_t person_count;

/* A file of one or two integers a line behind a header line, into a table. */
static void load(const char *folder, const char *name, const char *insert, int width) {
    char path[4096], line[4096];
    snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    FILE *file = fopen(path, "r");
    if (!file || !fgets(line, sizeof line, file)) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(1);
    }
    sqlite3_stmt *statement = prepare(insert);
    while (fgets(line, sizeof line, file)) {
        char *rest;
        int64_t first = strtoll(line, &rest, 10), second = width > 1 ? strtoll(rest + 1, &rest, 10) : 0;
        sqlite3_bind_int64(statement, 1, first);
        if (width > 1) sqlite3_bind_int64(statement, 2, second);
        if (sqlite3_step(statement) != SQLITE_DONE) fail();
        sqlite3_reset(statement);
        if (width == 1) {
            people = realloc(people, (person_count + 1) * sizeof *people);
            people[person_count++] = first;
        }
    }
    sqlite3_finalize(statement);
    fclose(file);
}

int main(int count, char **arguments) {
    if (count < 2) {
        fprintf(stderr, "usage: sqlite_reads FOLDER [ROUNDS]\n");
        return 2;
    }
    int rounds = count > 2 ? atoi(arguments[2]) : 20;
    if (rounds < 1 || rounds > 10000) rounds = 20;
    if (sqlite3_open(":memory:", &db)) fail();
    run("CREATE TABLE person (id INTEGER PRIMARY KEY); CREATE TABLE knows (a INTEGER, b INTEGER); BEGIN");
    load(arguments[1], "Person", "INSERT INTO person VALUES (?1)", 1);
    load(arguments[1], "Person_knows_Person", "INSERT INTO knows VALUES (?1, ?2)", 2);
    run("INSERT INTO knows SELECT b, a FROM knows; COMMIT; CREATE INDEX knows_ab ON knows (a, b); ANALYZE");
    if (!person_count) return 1;

    enum { SAMPLE = 300 };
    int64_t sample[SAMPLE];
    uint64_t state = 5;
    for (int i = 0; i < SAMPLE; i++) sample[i] = people[next(&state) % person_count];
    const char *reads[][2] = {
        {"point", "SELECT id FROM person WHERE id = ?1"},
        {"1-hop", "SELECT f.id FROM knows JOIN person f ON f.id = knows.b WHERE knows.a = ?1"},
        {"2-hop", "SELECT DISTINCT g.id FROM knows k1 JOIN knows k2 ON k2.a = k1.b AND k2.b <> k1.a "
                  "JOIN person g ON g.id = k2.b WHERE k1.a = ?1"},
    };
    double *times = malloc(rounds * SAMPLE * sizeof *times);
    for (int r = 0; r < 3; r++) {
        sqlite3_stmt *statement = prepare(reads[r][1]);
        uint64_t rows = 0, sum = 0;
        for (int i = -20; i < rounds * SAMPLE; i++) {
            double start = now();
            sqlite3_bind_int64(statement, 1, sample[(i + SAMPLE) % SAMPLE]);
            while (sqlite3_step(statement) == SQLITE_ROW) {
                sum += sqlite3_column_int64(statement, 0);
                rows += i >= 0;
            }
            sqlite3_reset(statement);
            if (i >= 0) times[i] = now() - start;
        }
        qsort(times, rounds * SAMPLE, sizeof *times, by_value);
        printf("{\"engine\": \"sqlite %s\", \"what\": \"%s\", \"rows\": %llu, \"microseconds\": %.2f}\n",
               sqlite3_libversion(), reads[r][0], (unsigned long long)(rows / rounds), times[rounds * SAMPLE / 2]);
        if (!sum) return 1;
        sqlite3_finalize(statement);
    }
    return 0;
}
