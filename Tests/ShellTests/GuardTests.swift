import Foundation
import TestSupport
import Testing

/// What keeps harm away: limits, safe mode, strictness, transactions, undo; in the real program.
@Suite("Guards")
struct GuardTests {
    // MARK: Safe mode

    @Test(arguments: [
        ":source /etc/hostname", ":once /tmp/never-written", ":output /tmp/never-written",
        ":once | touch /tmp/never-written",
        "RETURN 1 AS a;\n:graph svg /tmp/never-written", ":schema svg /tmp/never-written", ":settings timeout 1h",
        ":settings read-only off", ":safe off", ":save x", ":run x", ":record /tmp/never-written", ":edit", ":queries",
        ":learn",
    ])
    func safeModeRefuses(_ script: String) throws {
        let body = "CREATE (n:A) RETURN n;\n" + script + "\n"
        for run in [
            try ProgramRun.of(["--safe"], input: body), try ProgramRun.of([], input: ":safe\n" + body),
        ] {
            #expect(run.status == 77, "\(script): \(run.errors)")
            #expect(access("/tmp/never-written", F_OK) != 0)
        }
    }

    @Test func safeModeReadsNoFiles() throws {
        let folder = try TemporaryFolder()
        let data = try folder.write("a\n1\n", to: "data.csv")
        let query = "LOAD CSV WITH HEADERS FROM 'file://\(data)' AS row RETURN row.a AS a"
        #expect(try ProgramRun.of(["-c", query]).output == "a\n1\n")
        let refused = try ProgramRun.of(["--safe", "-c", query])
        #expect(refused.status == 77)
        #expect(refused.errors.contains("FileAccessRefused"))
        // What the command line names is the word of whoever starts the program.
        let graph = try folder.write("CREATE (:A)", to: "g.cypher")
        #expect(try ProgramRun.of([graph, "--safe", "-c", "MATCH (a:A) RETURN count(a) AS n"]).output == "n\n1\n")
        let script = try folder.write("// Q\n// @graph g.cypher\nRETURN 1 AS x", to: "q.cypher")
        #expect(try ProgramRun.of(["run", script, "--safe"]).status == 77)
        #expect(try ProgramRun.of(["run", script]).status == 0)
    }

    @Test func nothingIsReadFromTheCurrentFolder() throws {
        let folder = try TemporaryFolder()
        for name in ["init.cypher", "entente/init.cypher", ".ententerc", ".editrc", "editrc"] {
            try folder.write("THIS IS WRONG", to: "here/" + name)
        }
        let run = try ProgramRun.of(
            ["-c", "cd '\(folder.path)/here' && '\(ProgramUnderTest.path("entente"))' -c 'RETURN 1 AS a'"],
            program: "/bin/sh")
        #expect(run.status == 0)
        #expect(run.output == "a\n1\n")
        #expect(run.errors.isEmpty)
    }

    // MARK: Strictness and limits

    @Test(arguments: [
        ("MATCH (p:Persn) RETURN p", "UnknownLabel"), ("MATCH ()-[r:KNWS]->() RETURN r", "UnknownRelationshipType"),
        ("MATCH (p:Person) RETURN p.nam", "UnknownPropertyKey"),
    ])
    func strictNames(_ query: String, _ code: String) throws {
        let graph = "CREATE (:Person {name: 'An'})-[:KNOWS]->(:Person);\n"
        let strict = try ProgramRun.of(["--strict"], input: graph + query)
        #expect(strict.status == 65)
        #expect(strict.errors.hasPrefix("error[\(code)"))
        #expect(strict.errors.contains("did you mean"))
        let lenient = try ProgramRun.of([], input: graph + query)
        #expect(lenient.status == 0)
        #expect(lenient.errors.hasPrefix("warning[\(code)"))
    }

    @Test func keysFromMapsAreNotUnknown() throws {
        let run = try ProgramRun.of(
            [
                "-c", "UNWIND [{name: 'An'}] AS row CREATE (n:P) SET n = row RETURN n.name AS name",
                "-c", "UNWIND [{age: 1}] AS row MATCH (n:P) SET n += row RETURN n.age AS age",
            ])
        #expect(run.output == "name\nAn\nage\n1\n")
        #expect(run.errors.isEmpty)
    }

    @Test func memory() throws {
        let query = "UNWIND range(1, 300000) AS x WITH collect(toString(x) + ' and more') AS l RETURN size(l) AS n"
        let run = try ProgramRun.of(["--memory-limit", "1MB", "-c", query])
        #expect(run.status == 1)
        #expect(run.errors.contains("MemoryLimitExceeded"))
        #expect(try ProgramRun.of(["--memory-limit", "2GB", "-c", query]).output == "n\n300000\n")
        #expect(try ProgramRun.of(["--memory-limit", "much", "-c", query]).status == 64)
    }

    @Test func threads() throws {
        let query = "UNWIND range(1, 9) AS x RETURN sum(x) AS n"
        for number in ["1", "2", "256"] {
            #expect(try ProgramRun.of(["--threads", number, "-c", query]).output == "n\n45\n")
        }
        for wrong in ["0", "257", "-1", "two", "1.5"] {
            #expect(try ProgramRun.of(["--threads=" + wrong, "-c", query]).status == 64, "\(wrong)")
        }
        #expect(try ProgramRun.of(["--threads", "3"], input: ":settings threads\n").output.contains(" 3 "))
    }

    @Test func timeoutByCommand() throws {
        let run = try ProgramRun.of(
            [], input: ":settings timeout 50ms\nUNWIND range(1, 100000000) AS x RETURN sum(x) AS s;\n")
        #expect(run.status == 124)
    }

    // MARK: Settings

    @Test func settingsAreShownAndSet() throws {
        let names = [
            "mode", "rows", "null", "header", "expand", "pager", "timing", "guard", "timeout", "memory-limit",
            "threads", "read-only", "strict", "safe",
        ]
        let all = try ProgramRun.of([], input: ":settings\n").output.split(separator: "\n").map {
            $0.prefix { $0 != " " }
        }
        #expect(Set(names).subtracting(all.map(String.init)).isEmpty)
        for (name, value, shown) in [
            ("mode", "json", "json"), ("rows", "7", "7"), ("rows", "all", "all"), ("null", "-", "-"),
            ("header", "types", "types"), ("expand", "auto", "auto"), ("pager", "on", "on"), ("timing", "json", "json"),
            ("guard", "off", "off"), ("timeout", "1500ms", "1500ms"), ("timeout", "2m", "120s"),
            ("memory-limit", "64MB", "64 MB"), ("threads", "2", "2"), ("threads", "auto", "auto"),
            ("read-only", "on", "on"), ("strict", "on", "on"),
        ] {
            let run = try ProgramRun.of([], input: ":settings \(name) \(value)\n:settings \(name)\n")
            #expect(
                run.output.split(separator: " ").dropFirst().joined(separator: " ").hasPrefix(shown), "\(run.output)")
            #expect(try ProgramRun.of([], input: ":settings \(name)\n").status == 0)
        }
        for wrong in [
            "mode x", "rows x", "header x", "expand x", "pager x", "timing x", "timeout x", "memory-limit x",
            "threads 0",
            "strict x", "safe off", "nonsense 1",
        ] {
            #expect(try ProgramRun.of([], input: ":settings \(wrong)\n").status == 64, "\(wrong)")
        }
        #expect(try ProgramRun.of([], input: ":settings read-only on\nCREATE ();\n").status == 77)
    }

    // MARK: Taking back

    @Test func undoTakesBackTheLastWriteOnce() throws {
        let run = try ProgramRun.of(
            [],
            input: """
                CREATE (:A {x: 1})-[:R]->(:B);
                MATCH (a:A) SET a.x = 2, a:C;
                :undo
                MATCH (a:A) RETURN a.x AS x, labels(a) AS l;
                :undo

                """)
        #expect(run.status == 1)
        #expect(run.output == "x\tl\n1\t['A']\n")
        #expect(run.errors.hasPrefix("Taken back: "))
        #expect(run.errors.contains("There is nothing to undo"))
    }

    @Test func undoTakesBackATransaction() throws {
        let run = try ProgramRun.of(
            [],
            input: """
                CREATE (:A);
                BEGIN;
                CREATE (:B);
                CREATE (:B);
                :undo
                """)
        #expect(run.errors.contains("ROLLBACK undoes"))
        let second = try ProgramRun.of(
            [],
            input: """
                CREATE (:A);
                :begin
                CREATE (:B);
                MATCH (a:A) DELETE a;
                :commit
                :undo
                MATCH (n) RETURN labels(n) AS l;
                """)
        #expect(second.output == "l\n['A']\n")
        #expect(second.status == 0)
    }

    @Test func dryRunsLeaveNothing() throws {
        let run = try ProgramRun.of(
            [],
            input: """
                UNWIND range(1, 5) AS x CREATE (:A {x: x});
                :dry-run MATCH (a:A) DELETE a
                :dry-run MATCH (a:A) RETURN count(a) AS n
                MATCH (a:A) RETURN count(a) AS n;
                """)
        #expect(run.status == 0)
        #expect(run.output == "n\n5\nn\n5\n")
        #expect(run.errors == "dry run, undone: 5 nodes deleted\ndry run: nothing would change\n")
        #expect(try ProgramRun.of([], input: "BEGIN;\n:dry-run CREATE ()\n").status == 64)
        #expect(try ProgramRun.of([], input: ":dry-run RETURN 1 / 0\nROLLBACK;\n").status == 1)
    }

    @Test func oneTransactionForAll() throws {
        let folder = try TemporaryFolder()
        let after = "MATCH (n) RETURN count(n) AS n"
        let script = try folder.write("CREATE (:A);\nCREATE (:B);\n\(after)", to: "good.cypher")
        let bad = try folder.write("CREATE (:C);\nRETURN 1 / 0;\n", to: "bad.cypher")
        let good = try ProgramRun.of(["run", "-1", script])
        #expect(good.status == 0)
        #expect(good.output == "n\n2\n")
        // The second file fails, and what the first did is gone when the commands after it look.
        let run = try ProgramRun.of(["run", "--single-transaction", "--fail-at-end", script, bad])
        #expect(run.status == 1)
        #expect(run.errors.contains("DivisionByZero"))
    }

    // MARK: Mistakes of the program

    @Test(arguments: [SIGILL, SIGTRAP])
    func aTrapIsAnInternalError(_ signal: Int32) throws {
        let folder = try TemporaryFolder()
        let query = "RETURN 1 AS a; UNWIND range(1, 3000000000) AS x RETURN sum(x)"
        let run = try ProgramRun.of(["-c", query], output: folder.path + "/rows") { pid in
            // Before its handler is there the signal ends the program as it would any other.
            #expect(ProgramRun.wait { folder.read("rows") == "a\n1\n" })
            kill(pid, signal)
        }
        #expect(run.status == 70)
        #expect(run.errors.contains("internal error"))
    }

    @Test func failAtEndGoesOn() throws {
        let run = try ProgramRun.of(["--fail-at-end", "-c", "RETURN 1 / 0", "-c", "RETURN 2 AS x"])
        #expect(run.status == 1)
        #expect(run.output == "x\n2\n")
        #expect(try ProgramRun.of(["--fail-fast", "-c", "RETURN 1 / 0", "-c", "RETURN 2 AS x"]).output.isEmpty)
    }
}
