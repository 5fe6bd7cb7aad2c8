/* Hand-written kernels: what one thread of C does on the data of the LSQB folder, so that Entente's distance to it shows.
 *
 * usage: kernels FOLDER [RUNS]      cc -O3 -o kernels kernels.c
 * Prints a line of JSON per figure: engine, what, count, ms (median). Loading is not timed, except where it is the figure.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

typedef uint32_t u32;
typedef uint64_t u64;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}
static int by_u32(const void *a, const void *b) {
    u32 x = *(const u32 *)a, y = *(const u32 *)b;
    return x < y ? -1 : x > y;
}

static int runs = 5;
#define REPORT(name, expression)                                                                                   \
    do {                                                                                                           \
        double times[64];                                                                                          \
        u64 answer = 0;                                                                                            \
        for (int r = 0; r < runs; r++) {                                                                           \
            double start = now();                                                                                  \
            answer = (expression);                                                                                 \
            times[r] = now() - start;                                                                              \
        }                                                                                                          \
        qsort(times, runs, sizeof *times, by_value);                                                               \
        printf("{\"engine\": \"c\", \"what\": \"%s\", \"count\": %llu, \"ms\": %.4f}\n", name,                     \
               (unsigned long long)answer, times[runs / 2]);                                                       \
    } while (0)

/* A file of integers separated by '|' behind a header line. */
typedef struct { u64 *cells; size_t rows; } Table;

static Table scan(const char *folder, const char *name, int width) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    int file = open(path, O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status)) { fprintf(stderr, "cannot read %s\n", path); exit(1); }
    const char *p = mmap(0, status.st_size, PROT_READ, MAP_PRIVATE, file, 0), *start = p, *end = p + status.st_size;
    Table t = {malloc((status.st_size / 2 + 8) * sizeof(u64)), 0};
    while (p < end && *p != '\n') p++;
    p++;
    while (p < end) {
        for (int field = 0; field < width; field++) {
            u64 v = 0;
            while (p < end && (unsigned)(*p - '0') < 10) v = v * 10 + (*p++ - '0');
            t.cells[t.rows * width + field] = v;
            if (p < end && *p == '|') p++;
        }
        t.rows++;
        while (p < end && *p != '\n') p++;
        p++;
    }
    munmap((void *)start, status.st_size);
    close(file);
    return t;
}

typedef struct { u32 n; u32 *start, *to; } Graph;

static u32 find(const u64 *keys, u32 n, u64 key) {
    u32 low = 0, high = n;
    while (low < high) {
        u32 middle = (low + high) / 2;
        if (keys[middle] < key) low = middle + 1; else high = middle;
    }
    return low;
}

static Graph rows(u32 n, size_t m, const u32 *a, const u32 *b) {
    Graph g = {n, calloc(n + 2, 4), malloc((m + 1) * 4)};
    for (size_t i = 0; i < m; i++) g.start[a[i] + 1]++;
    for (u32 i = 0; i < n; i++) g.start[i + 1] += g.start[i];
    u32 *at = malloc((n + 1) * 4);
    memcpy(at, g.start, (n + 1) * 4);
    for (size_t i = 0; i < m; i++) g.to[at[a[i]]++] = b[i];
    for (u32 i = 0; i < n; i++) qsort(g.to + g.start[i], g.start[i + 1] - g.start[i], 4, by_u32);
    free(at);
    return g;
}

static u64 two_hops(Graph g) {
    u64 total = 0;
    for (u32 b = 0; b < g.n; b++) {
        u64 d = g.start[b + 1] - g.start[b];
        total += d * (d - 1);
    }
    return total;
}

/* Two hops without the sum: every pair of edges is looked at. */
static u64 two_hops_enumerated(Graph g) {
    u64 total = 0;
    for (u32 a = 0; a < g.n; a++)
        for (u32 i = g.start[a]; i < g.start[a + 1]; i++) {
            u32 b = g.to[i];
            for (u32 j = g.start[b]; j < g.start[b + 1]; j++) total += g.to[j] != a;
        }
    return total;
}

static u64 triangles(Graph g) {
    u64 total = 0;
    for (u32 a = 0; a < g.n; a++)
        for (u32 i = g.start[a]; i < g.start[a + 1]; i++) {
            u32 b = g.to[i];
            if (b <= a) continue;
            u32 x = g.start[a], y = g.start[b], ex = g.start[a + 1], ey = g.start[b + 1];
            while (x < ex && y < ey) {
                u32 p = g.to[x], q = g.to[y];
                total += p == q && p > b;
                x += p <= q;
                y += q <= p;
            }
        }
    return total * 6;
}

static u64 q6(Graph g, Graph interest) {
    u64 total = 0;
    for (u32 b = 0; b < g.n; b++) {
        u64 d = g.start[b + 1] - g.start[b], sum = 0;
        for (u32 i = g.start[b]; i < g.start[b + 1]; i++) sum += interest.start[g.to[i] + 1] - interest.start[g.to[i]];
        total += sum * (d - 1);
    }
    return total;
}

/* All of q6 less the pairs that know each other: for every edge its common neighbours. */
static u64 q9(Graph g, Graph interest) {
    u64 closed = 0;
    u32 *mark = calloc(g.n, 4);
    for (u32 a = 0; a < g.n; a++) {
        for (u32 i = g.start[a]; i < g.start[a + 1]; i++) mark[g.to[i]] = a + 1;
        for (u32 i = g.start[a]; i < g.start[a + 1]; i++) {
            u32 b = g.to[i];
            for (u32 j = g.start[b]; j < g.start[b + 1]; j++) {
                u32 c = g.to[j];
                if (mark[c] == a + 1) closed += interest.start[c + 1] - interest.start[c];
            }
        }
    }
    free(mark);
    return q6(g, interest) - closed;
}

static u64 bfs(Graph g, u32 from) {
    u64 *seen = calloc(g.n / 64 + 1, 8);
    u32 *queue = malloc((g.n + 1) * 4), head = 0, tail = 0;
    queue[tail++] = from;
    seen[from >> 6] |= 1ull << (from & 63);
    while (head < tail) {
        u32 a = queue[head++];
        for (u32 i = g.start[a]; i < g.start[a + 1]; i++) {
            u32 b = g.to[i];
            if (!(seen[b >> 6] >> (b & 63) & 1)) {
                seen[b >> 6] |= 1ull << (b & 63);
                queue[tail++] = b;
            }
        }
    }
    free(queue);
    free(seen);
    return tail;
}

static u64 grouped(const u32 *keys, const u64 *values, size_t n, u32 groups) {
    u64 *counts = calloc(groups, 8), *sums = calloc(groups, 8), most = 0;
    for (size_t i = 0; i < n; i++) {
        counts[keys[i]]++;
        sums[keys[i]] += values[i];
    }
    for (u32 i = 0; i < groups; i++) most += counts[i] > 0;
    free(counts);
    free(sums);
    return most;
}

int main(int count, char **arguments) {
    if (count < 2) { fprintf(stderr, "usage: kernels FOLDER [RUNS]\n"); return 2; }
    const char *folder = arguments[1];
    if (count > 2) runs = atoi(arguments[2]);
    if (runs < 1 || runs > 64) runs = 5;
    Table people = scan(folder, "Person", 1), tags = scan(folder, "Tag", 1);
    Table knows = scan(folder, "Person_knows_Person", 2), likes = scan(folder, "Person_hasInterest_Tag", 2);
    u32 *a = malloc(knows.rows * 8 + 8), *b = malloc(knows.rows * 8 + 8);
    for (size_t i = 0; i < knows.rows; i++) {
        u32 s = find(people.cells, people.rows, knows.cells[2 * i]);
        u32 t = find(people.cells, people.rows, knows.cells[2 * i + 1]);
        a[2 * i] = b[2 * i + 1] = s;
        b[2 * i] = a[2 * i + 1] = t;
    }
    Graph g = rows(people.rows, 2 * knows.rows, a, b);
    for (size_t i = 0; i < likes.rows; i++) {
        a = realloc(a, (likes.rows + 2 * knows.rows) * 4 + 8);
        a[i] = find(people.cells, people.rows, likes.cells[2 * i]);
    }
    u32 *tag = calloc(likes.rows + 1, 4);
    Graph interest = rows(people.rows, likes.rows, a, tag);
    (void)tags;

    REPORT("2-hop count", two_hops(g));
    REPORT("2-hop enumerated", two_hops_enumerated(g));
    REPORT("triangle count", triangles(g));
    REPORT("q6", q6(g, interest));
    REPORT("q9", q9(g, interest));
    REPORT("reachable people", bfs(g, 0));
    REPORT("csv scan", scan(folder, "Comment_hasCreator_Person", 2).rows);

    Table made = scan(folder, "Comment_hasCreator_Person", 2);
    u32 *keys = malloc(made.rows * 4 + 4);
    u64 *values = malloc(made.rows * 8 + 8);
    for (size_t i = 0; i < made.rows; i++) {
        keys[i] = find(people.cells, people.rows, made.cells[2 * i + 1]);
        values[i] = made.cells[2 * i];
    }
    REPORT("grouped count", grouped(keys, values, made.rows, people.rows));
    return 0;
}
