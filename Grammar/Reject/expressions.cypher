// Expressions that break off, and tokens that are none.
RETURN 1 +
---
RETURN * 2
---
RETURN 1 * / 2
---
RETURN 1 ^
---
RETURN (1
---
RETURN 1)
---
RETURN ()
---
RETURN (1, 2)
---
RETURN [1
---
RETURN [1,]
---
RETURN [,1]
---
RETURN [1 2]
---
RETURN {a}
---
RETURN {a:}
---
RETURN {a: 1
---
RETURN {a: 1,}
---
RETURN {1: 2}
---
RETURN {'a': 1}
---
RETURN {$a: 1}
---
RETURN a.
---
RETURN a.1
---
RETURN a.'b'
---
RETURN a..b
---
RETURN .a
---
RETURN a[
---
RETURN a[]
---
RETURN a[1, 2]
---
RETURN a[1..2..3]
---
RETURN a[1:2]
---
RETURN a:
---
RETURN a:B.c
---
RETURN a:B[0]
---
RETURN AND a
---
RETURN a AND
---
RETURN a AND OR b
---
RETURN a NOT b
---
RETURN a NOT IN b
---
RETURN NOT
---
RETURN 1 = NOT true
---
RETURN 1 + NOT true
---
RETURN a <
---
RETURN a == b
---
RETURN a != b
---
RETURN a => b
---
RETURN a =< b
---
RETURN a < > b
---
RETURN a IS
---
RETURN a IS 1
---
RETURN a IS NOT
---
RETURN a IS NOT NOT NULL
---
RETURN a STARTS 'b'
---
RETURN a STARTSWITH 'b'
---
RETURN a IN
---
RETURN a = ~ 'b'
---
RETURN a | b
---
RETURN a && b
---
RETURN !a
---
RETURN a ? b
---
RETURN f(
---
RETURN f(1,)
---
RETURN f(,)
---
RETURN f(1 2)
---
RETURN f(*)
---
RETURN count(*
---
RETURN count(DISTINCT *)
---
RETURN f(DISTINCT DISTINCT 1)
---
RETURN f()()
---
RETURN a.b.f(1).g(2)
---
RETURN where(1)
---
RETURN 1(2)
---
RETURN all(x)
---
RETURN all(x IN)
---
RETURN any(x IN xs |)
---
RETURN any(x IN xs WHERE)
---
RETURN all(1 IN xs WHERE true)
---
RETURN reduce(a, x IN xs | 1)
---
RETURN reduce(a = 1 | 2)
---
RETURN [x IN xs WHERE]
---
RETURN [x IN xs |]
---
RETURN [x | x]
---
RETURN [x WHERE x]
---
RETURN [x.y IN xs | x]
---
RETURN [x IN xs | x WHERE x]
---
RETURN [x IN xs, y IN ys | x]
---
RETURN [(a) | a]
---
RETURN [(a)-->(b) WHERE a.x]
---
RETURN [(a)-->(b), (c)-->(d) | a]
---
RETURN CASE END
---
RETURN CASE 1 END
---
RETURN CASE ELSE 1 END
---
RETURN CASE WHEN 1 END
---
RETURN CASE WHEN a THEN b
---
RETURN CASE WHEN a THEN b ELSE END
---
RETURN CASE WHEN a THEN b ELSE c ELSE d END
---
RETURN CASE WHEN THEN 1 END
---
RETURN CASE a, b WHEN 1 THEN 2 END
---
RETURN EXISTS { 1 }
---
RETURN EXISTS { (a)-->(b) RETURN a }
---
RETURN EXISTS (a)-->(b)
---
RETURN COUNT { a }.b +
---
RETURN n {.}
---
RETURN n {.a.b}
---
RETURN n {*}
---
RETURN n {a, }
---
RETURN f(n) {.a}
---
RETURN n.a {.b}
---
RETURN $
---
RETURN $ p
---
RETURN $1a
---
RETURN 1a
---
RETURN 0x
---
RETURN 0xG
---
RETURN 0o8
---
RETURN 1.5e5x
---
RETURN 'a
---
RETURN "a'
---
RETURN `a
---
RETURN /* a
---
RETURN a # b
---
RETURN a \ b
---
RETURN a @ b
---
RETURN — 1
---
RETURN match
---
RETURN where
---
RETURN end
---
RETURN case
---
RETURN a AS end
---
RETURN 1; 2
---
// what comes after IS NULL binds no tighter than it does
RETURN a IS NULL + 1
---
RETURN a AND b IS NULL + c
---
RETURN a = b IS NOT NULL * c
---
RETURN a < b IS NULL ^ c
---
RETURN a + b IS NULL || c
---
RETURN 1 IS ::
---
RETURN 1 IS : INTEGER
---
RETURN 1 IS :: LIST<
---
RETURN 1 IS :: 1
---
RETURN 1 IS :: INTEGER |
---
RETURN 1 IS :: `INTEGER`
---
RETURN 1 :: INTEGER
---
RETURN CASE WHEN > 3 THEN 1 END
---
RETURN CASE x WHEN 1, THEN 2 END
---
RETURN trim(BOTH FROM)
---
RETURN trim(LEADING 'x', s)
---
RETURN 1 & 2
---
RETURN !true
