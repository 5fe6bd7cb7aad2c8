import QuerySyntax
import SourceText
import Testing

struct ExpressionTests {
    @Test(
        "Literals",
        arguments: [
            ("null", "null"), ("TRUE", "true"), ("false", "false"), ("42", "42"), ("0x1F", "31"), ("0XfF", "255"),
            ("0o17", "15"), ("017", "15"), ("00", "0"), ("9223372036854775807", "9223372036854775807"),
            ("-9223372036854775808", "-9223372036854775808"), ("-0x8000000000000000", "-9223372036854775808"),
            ("-0o1000000000000000000000", "-9223372036854775808"), ("- 5", "-5"), ("-1.5", "-1.5"), ("-0.0", "-0.0"),
            ("1.5e3", "1500.0"), (".5", "0.5"), ("01.5", "1.5"), ("1e-400", "0.0"), ("[]", "(List)"),
            ("[1, [2], 'a']", #"(List 1 (List 2) "a")"#), ("{}", "(Map)"),
            ("{a: 1, `b c`: {d: 2}}", "(Map (a: 1) (`b c`: (Map (d: 2))))"),
            ("{match: 1, end: 2}", "(Map (match: 1) (end: 2))"),
            ("{``: 1}", "(Map (``: 1))"),
        ])
    func literals(_ text: String, _ expected: String) throws {
        #expect(try expression(text) == expected)
    }

    @Test(
        "Strings",
        arguments: [
            ("'a'", "a"), ("''", ""), (#""it's""#, "it's"), (#"'it\'s'"#, "it's"),
            (#"'\\ \" \` \b\f\n\r\t'"#, "\\ \" ` \u{8}\u{C}\n\r\t"),
            (#"'\u01FF\u0041'"#, "ǿA"), (#"'\U0001F9D0'"#, "🧐"), (#"'\uD83E\uDDD0'"#, "🧐"), ("'🧐🍌❖⋙⚐'", "🧐🍌❖⋙⚐"),
            ("'a\nb'", "a\nb"), (#"'a\\bcn5t\'"\\//\\"\''"#, #"a\bcn5t'"\//\"'"#),
        ])
    func strings(_ text: String, _ expected: String) throws {
        let tree = try Parser.parseStatement(SourceText("RETURN " + text)).tree
        #expect(tree.strings == [expected])
    }

    @Test(
        "Atoms and what follows them",
        arguments: [
            ("a", "a"), ("`a b`", "`a b`"), ("`a``b`", "`a``b`"), ("$p", "$p"), ("$1", "$`1`"), ("$`x y`", "$`x y`"),
            ("$limit", "$limit"),
            ("count", "count"), ("a.b.c", "(Property (Property a .b) .c)"), ("a.end", "(Property a .end)"),
            ("a[1]", "(Index a 1)"), ("a[1..2]", "(Slice a 1 2)"), ("a[..2]", "(Slice a _ 2)"),
            ("a[1..]", "(Slice a 1 _)"),
            ("a[..]", "(Slice a _ _)"), ("a[1][2].b", "(Property (Index (Index a 1) 2) .b)"),
            ("a:B:C", "(HasLabels a :B:C)"),
            ("a.b:C", "(HasLabels (Property a .b) :C)"), ("(a)", "a"), ("(a).b", "(Property a .b)"),
            ("(a:B)", "(HasLabels a :B)"),
            ("count(*)", "(CountStar)"), ("COUNT ( * )", "(CountStar)"), ("count(a)", "(FunctionCall count a)"),
            ("count(DISTINCT a)", "(FunctionCall count distinct a)"), ("f()", "(FunctionCall f)"),
            ("a.b.f(1, 2)", "(FunctionCall a.b.f 1 2)"), ("exists(a.b)", "(FunctionCall exists (Property a .b))"),
            ("{a: 1}.a", "(Property (Map (a: 1)) .a)"), ("[1, 2][0]", "(Index (List 1 2) 0)"),
            ("-5 .a", "(- (Property 5 .a))"),
            ("filter(a)", "(FunctionCall filter a)"), ("any(a)", "(FunctionCall any a)"),
            ("reduce(a)", "(FunctionCall reduce a)"),
        ])
    func atoms(_ text: String, _ expected: String) throws {
        #expect(try expression(text) == expected)
    }

    @Test(
        "CASE",
        arguments: [
            ("CASE WHEN a THEN 1 END", "(Case (when a 1))"),
            ("CASE a WHEN 1 THEN 2 WHEN 3 THEN 4 ELSE 5 END", "(Case a (when 1 2) (when 3 4) (else 5))"),
            ("CASE WHEN a THEN CASE WHEN b THEN 1 END ELSE 2 END", "(Case (when a (Case (when b 1))) (else 2))"),
        ])
    func cases(_ text: String, _ expected: String) throws {
        #expect(try expression(text) == expected)
    }

    @Test(
        "Comprehensions, quantifiers, reduce",
        arguments: [
            ("[x IN xs]", "(ListComprehension (in x xs))"),
            ("[x IN xs WHERE x > 1]", "(ListComprehension (in x xs) (where (> x 1)))"),
            ("[x IN xs | x + 1]", "(ListComprehension (in x xs) (| (+ x 1)))"),
            (
                "[x IN xs WHERE x | [y IN x | y]]",
                "(ListComprehension (in x xs) (where x) (| (ListComprehension (in y x) (| y))))"
            ),
            ("[x IN xs AND b]", "(ListComprehension (in x (AND xs b)))"), ("[x IN xs, 1]", "(List (IN x xs) 1)"),
            ("[(x IN xs)]", "(List (IN x xs))"),
            ("all(x IN xs WHERE x)", "(Quantifier all (in x xs) (where x))"),
            ("any(x IN xs WHERE x)", "(Quantifier any (in x xs) (where x))"),
            ("none(x IN xs WHERE x)", "(Quantifier none (in x xs) (where x))"),
            ("single(x IN xs WHERE x)", "(Quantifier single (in x xs) (where x))"),
            ("any(x IN xs)", "(Quantifier any (in x xs))"), ("any(x IN xs, 1)", "(FunctionCall any (IN x xs) 1)"),
            ("reduce(a = 0, x IN xs | a + x)", "(Reduce (init a 0) (in x xs) (| (+ a x)))"),
            (
                "[(a)-->(b) | b.x]",
                "(PatternComprehension (PathPattern (NodePattern a) (RelationshipPattern ->) (NodePattern b)) (| (Property b .x)))"
            ),
            (
                "[p = (a)--(:B) WHERE a.x | p]",
                "(PatternComprehension (PathPattern p = (NodePattern a) (RelationshipPattern --) (NodePattern :B)) (where (Property a .x)) (| p))"
            ),
            ("[a = (b)]", "(List (= a b))"),
            (
                "[(a)-->(b)]",
                "(List (PatternPredicate (PathPattern (NodePattern a) (RelationshipPattern ->) (NodePattern b))))"
            ),
        ])
    func scopes(_ text: String, _ expected: String) throws {
        #expect(try expression(text) == expected)
    }

    @Test(
        "Map projections",
        arguments: [
            ("n {}", "(MapProjection n)"), ("n {.a, .*, b: 1, c}", "(MapProjection n .a .* (b: 1) c)"),
            ("count {.a}", "(MapProjection count .a)"),
            ("exists {a: 1}", "(MapProjection exists (a: 1))"), ("n {.end, set: 1}", "(MapProjection n .end (set: 1))"),
        ])
    func projections(_ text: String, _ expected: String) throws {
        #expect(try expression(text) == expected)
    }

    @Test(
        "Subqueries",
        arguments: [
            (
                "EXISTS { MATCH (n) RETURN n }",
                "(EXISTS (Query (SingleQuery (MatchClause (PathPattern (NodePattern n))) (ReturnClause (ReturnItem n)))))"
            ),
            (
                "exists { (a)-->(b) WHERE a.x }",
                "(EXISTS (PathPattern (NodePattern a) (RelationshipPattern ->) (NodePattern b)) (where (Property a .x)))"
            ),
            ("COUNT { (a) }", "(COUNT (PathPattern (NodePattern a)))"),
            (
                "COLLECT { RETURN 1 AS x UNION RETURN 2 AS x }",
                "(COLLECT (Query (SingleQuery (ReturnClause (ReturnItem 1 (as x)))) (Union (SingleQuery (ReturnClause (ReturnItem 2 (as x)))))))"
            ),
            (
                "exists { p = (a)--(b), (c) }",
                "(EXISTS (PathPattern p = (NodePattern a) (RelationshipPattern --) (NodePattern b)) (PathPattern (NodePattern c)))"
            ),
        ])
    func subqueries(_ text: String, _ expected: String) throws {
        #expect(try expression(text) == expected)
    }

    @Test(
        "A pattern or an expression in parentheses",
        arguments: [
            ("(a)-->(b)", "(PatternPredicate (PathPattern (NodePattern a) (RelationshipPattern ->) (NodePattern b)))"),
            ("(a) - (b)", "(- a b)"), ("(a)-[b]", "(- a (List b))"), ("(a)-[1]-(b)", "(- (- a (List 1)) b)"),
            ("(a)--(b)", "(PatternPredicate (PathPattern (NodePattern a) (RelationshipPattern --) (NodePattern b)))"),
            ("(a)--1", "(- a -1)"), ("(a)<-(b)", "(< a (- b))"), ("(a)<-1", "(< a -1)"),
            ("(a + 1)-(b)", "(- (+ a 1) b)"),
            ("(a)-[r*2.5]-(b)", "(- (- a (List (* r 2.5))) b)"),
            (
                "(a {x: 1})<-[:T]-()",
                "(PatternPredicate (PathPattern (NodePattern a (Map (x: 1))) (RelationshipPattern <- :T) (NodePattern)))"
            ),
            ("(a {.x})", "(MapProjection a .x)"), ("(a:B)", "(HasLabels a :B)"),
            (
                "(a)-->(b) - c",
                "(- (PatternPredicate (PathPattern (NodePattern a) (RelationshipPattern ->) (NodePattern b))) c)"
            ),
            (
                "NOT (a)-->() AND b",
                "(AND (NOT (PatternPredicate (PathPattern (NodePattern a) (RelationshipPattern ->) (NodePattern)))) b)"
            ),
            (
                "exists((a)-->())",
                "(FunctionCall exists (PatternPredicate (PathPattern (NodePattern a) (RelationshipPattern ->) (NodePattern))))"
            ),
            (
                "length(shortestPath((a)-[*]->(b)))",
                "(FunctionCall length (PatternPredicate (ShortestPathPattern (NodePattern a) (RelationshipPattern -> *..) (NodePattern b))))"
            ),
        ])
    func patternsOrNot(_ text: String, _ expected: String) throws {
        #expect(try expression(text) == expected)
    }
}

struct PrecedenceTests {
    @Test(
        "Operators bind as the specification says",
        arguments: [
            ("a OR b XOR c", "(OR a (XOR b c))"), ("a XOR b AND c", "(XOR a (AND b c))"),
            ("a OR b AND c", "(OR a (AND b c))"),
            ("NOT a AND b", "(AND (NOT a) b)"), ("NOT a OR b", "(OR (NOT a) b)"), ("NOT NOT a", "(NOT (NOT a))"),
            ("NOT a >= b", "(NOT (>= a b))"), ("a OR b = c", "(OR a (= b c))"), ("a = b IS NULL", "(= a (IS NULL b))"),
            ("NOT a IS NULL", "(NOT (IS NULL a))"), ("a = b IN c", "(= a (IN b c))"), ("NOT a IN b", "(NOT (IN a b))"),
            ("a AND b IN c", "(AND a (IN b c))"), ("a IN b + c", "(IN a (+ b c))"), ("a + b IN c", "(IN (+ a b) c)"),
            ("a STARTS WITH b + c", "(STARTS WITH a (+ b c))"), ("a ENDS WITH b AND c", "(AND (ENDS WITH a b) c)"),
            ("a CONTAINS b = c", "(= (CONTAINS a b) c)"), ("a =~ b OR c", "(OR (=~ a b) c)"),
            ("a IS NOT NULL = b", "(= (IS NOT NULL a) b)"),
            ("a + b * c", "(+ a (* b c))"), ("a * b + c", "(+ (* a b) c)"), ("a - b - c", "(- (- a b) c)"),
            ("a / b * c % d", "(% (* (/ a b) c) d)"),
            ("a * b ^ c", "(* a (^ b c))"), ("a ^ b ^ c", "(^ (^ a b) c)"), ("-3 ^ 2", "(^ -3 2)"),
            ("-a ^ 2", "(^ (- a) 2)"), ("-a.b", "(- (Property a .b))"),
            ("a || b + c", "(+ (|| a b) c)"), ("a ^ -b", "(^ a (- b))"), ("a - -b", "(- a (- b))"),
            ("+-a", "(+ (- a))"), ("a IN b IN c", "(IN (IN a b) c)"),
            ("a + b[0]", "(+ a (Index b 0))"), ("a + b[0..1]", "(+ a (Slice b 0 1))"),
            ("a < b <= c", "(ComparisonChain a < b <= c)"),
            ("a = b = c", "(ComparisonChain a = b = c)"), ("(a < b) < c", "(< (< a b) c)"),
            ("a < (b < c)", "(< a (< b c))"),
            ("a < b AND b < c", "(AND (< a b) (< b c))"), ("a <> b > c + 1", "(ComparisonChain a <> b > (+ c 1))"),
            ("a OR b OR c", "(OR (OR a b) c)"),
            ("(a OR b) AND c", "(AND (OR a b) c)"), ("a IS NULL IS NOT NULL", "(IS NOT NULL (IS NULL a))"),
        ])
    func precedence(_ text: String, _ expected: String) throws {
        #expect(try expression(text) == expected)
    }

    @Test(
        "What must not follow a looser operator does not",
        arguments: ["1 + NOT a", "a = NOT b", "a IS NULL + 1", "NOT a IS NULL + 1", "a < b IS NULL * 2"])
    func refused(_ text: String) throws {
        #expect(try failure("RETURN " + text).code == .unexpectedSyntax)
    }

    @Test("Every binary operator stands on one level, in the order of the specification")
    func table() {
        for binary in BinaryOperator.allCases { #expect(OperatorPrecedence.of(binary) != .not) }
        #expect(OperatorPrecedence.allCases == OperatorPrecedence.allCases.sorted())
        #expect(OperatorPrecedence.of(UnaryOperator.not) < OperatorPrecedence.of(BinaryOperator.equal))
        #expect(OperatorPrecedence.of(UnaryOperator.minus) > OperatorPrecedence.of(BinaryOperator.power))
    }
}
