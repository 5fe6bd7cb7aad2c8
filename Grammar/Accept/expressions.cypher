// Expressions, from literals to subqueries.
RETURN null, TRUE, false, 0, 42, 0x2A, 0o52, 1.5, .5, 1e3, 1.5E-3, 'a', "b", '', [], {}
---
RETURN 'it\'s', "say \"so\"", 'tab\t line\n back\\slash', '\u00e9', 'two
lines'
---
RETURN $p, $1, $`a b`, $match, $_x
---
RETURN 1 + 2 - 3 * 4 / 5 % 6 ^ 7
---
RETURN -1, +1, - - 1, --1, -+-1, -3 ^ 2, 2 ^ -3
---
RETURN 1-1, 1--1, a-b, a- -b
---
RETURN a OR b XOR c AND NOT d, NOT NOT a, NOT (a OR b)
---
RETURN 1 < 2, 1 <= 2, 1 > 2, 1 >= 2, 1 = 2, 1 <> 2, 1 < 2 <= 3 <> 4 = 5
---
RETURN a<-1, a< -1, a>-b
---
RETURN s STARTS WITH 'a', s ENDS WITH 'b', s CONTAINS 'c', s =~ 'd.*', 1 IN [1], a IS NULL, a IS NOT NULL
---
RETURN a IN b IN c, a IS NULL IS NOT NULL, a STARTS WITH b + c ENDS WITH d
---
RETURN [1] + 2 IN [[1, 2]] = true
---
RETURN 'a' || 'b' || [1] || [2]
---
RETURN [1, [2, 3], {a: [4]}][0][1..2][..1][1..][..]
---
RETURN {a: 1, `b c`: {d: 2}, return: 3, null: 4}.a.b.return
---
RETURN n.a.b[0].c, n['a'], (n).a, f(x).y, $p.q, [1][0]
---
RETURN n:Person, n:Person:Author, r:KNOWS, (n.a):B
---
RETURN count(*), count(DISTINCT a), COUNT ( * ) + 1, collect(a), f(), f(1, 2), date.truncate('day', d)
---
RETURN any, none, single, count, exists, filter, extract, collect, yield, call, show, begin, index, if
---
RETURN any(x IN xs WHERE x > 1), all(x IN xs WHERE true), none(x IN xs), single(x IN xs WHERE x)
---
RETURN any(1), exists(n.name), none()
---
RETURN reduce(total = 0, x IN xs | total + x)
---
// without its bar it is a call of a function of that name, and without contents a projection of that variable
RETURN reduce(1), reduce(a = 1, x IN xs), exists {}, count {.a}, collect {a: 1}
---
RETURN [x IN xs], [x IN xs WHERE x > 1], [x IN xs | x * 2], [x IN xs WHERE x | [y IN ys | x + y]]
---
// a list with one truth value, and with two
RETURN [x IN xs], [x IN xs, 1], [(x IN xs)]
---
RETURN [(a)-->(b) | b.name], [p = (a)-[:X]->(b) WHERE b.x | p], [(a)-->(b)]
---
RETURN [p = (a)-->(b)], [p = 1], [p = (a)-1]
---
RETURN CASE WHEN a THEN 1 END, CASE a WHEN 1 THEN 'x' WHEN 2 THEN 'y' ELSE 'z' END, CASE CASE WHEN a THEN b END WHEN 1 THEN 2 END
---
RETURN EXISTS { (a)-->(b) }, EXISTS { MATCH (a) RETURN a }, COUNT { (a)-->() WHERE a.x }, COLLECT { MATCH (a) RETURN a.x }
---
RETURN exists { p = (a)-->(b), (c) WHERE p IS NULL }, count { CALL f() YIELD x RETURN x }
---
RETURN EXISTS { RETURN 1 UNION RETURN 2 }
---
RETURN n {.name, .born, .*, age: 3, other}, n {}, n {.*}
---
RETURN n {a: 1}.a, n {.return, where: 1}
---
RETURN shortestPath((a)-[*]->(b)), allShortestPaths((a)-[:X*..3]-(b)) IS NULL
---
// a subtraction of lists, and a pattern
RETURN (a)-[b]-(c), (a)-[1]-(c), (a)-[b, c]-(d), (a) - (b), (a)-(b)-[c]
---
RETURN (a)<(b), (a)<-(b), (a)>(b), (a)=(b), (a)--b, (a)-1, (a)<--b
---
RETURN (a)-->(b)-1, (a)-->(b)-[1], (a)-->(b) = true, (a)-->(b)-->(c)
---
RETURN ((a)-->(b)), (((1)))
---
RETURN (((((((((((((((((((((((((((((1)))))))))))))))))))))))))))))
---
RETURN 1 AS `a b`, 2 AS any, 3 AS _, 4 AS größe
---
/* a comment */ RETURN /* another */ 1 // and the last
---
RETURN//a comment
1/2/*x*/-3
---
RETURN 1 as As1, 2 aS as2
---
RETURN a.order, a.by, {in: 1}.in, x.end, a.exists
---
RETURN a . b [ 0 ] . c, f ( x ), n : A
---
RETURN xs[1..2], xs[$a..$b], xs[1 .. 2], xs[-2..-1]
---
RETURN a IS NULL = b IS NULL AND c IS NULL IN d IS NOT NULL STARTS WITH e + f
---
RETURN 1 IS :: INTEGER
---
RETURN x IS NOT :: LOCAL DATETIME NOT NULL
---
RETURN x IS TYPED LIST<INTEGER | FLOAT NOT NULL> AND true
---
RETURN x IS :: ANY < 3
---
RETURN x IS :: NULL OR x IS :: ANY VALUE
---
RETURN [x IN list WHERE x IS :: INTEGER | x]
---
RETURN [x IN list WHERE x IS :: INTEGER | FLOAT | x + 1]
---
RETURN (x IS :: INTEGER | FLOAT) = (y IS NOT TYPED LIST<LIST<ANY>>)
---
RETURN n:A|B, n:!A&%, n:(A|B), n IS A, n IS NOT A|!B, n IS TYPED INTEGER, n IS typed, n:A:B
---
RETURN CASE x WHEN 1, 2 THEN 1 WHEN > 3, < -1 THEN 2 WHEN IS NULL THEN 3 WHEN STARTS WITH 'a' THEN 4 END
---
RETURN CASE x WHEN ENDS WITH 'a', CONTAINS 'b', =~ 'c' THEN 1 WHEN IN [1] THEN 2 WHEN IS :: INTEGER | FLOAT THEN 3 WHEN IS NOT A|B THEN 4 WHEN <> 1 THEN 5 ELSE 6 END
---
RETURN trim(BOTH 'x' FROM s), trim(LEADING FROM s), trim(TRAILING x + 1 FROM s), trim('x' FROM s), trim(s), trim(from), trim(both)
