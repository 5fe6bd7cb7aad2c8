// Nodes, relationships, paths.
MATCH () RETURN 1
---
MATCH (:A), (:A:B), (n:A:B), (n {a: 1}), (n:A {a: 1, b: $b}), ({}), (n $properties), ($properties) RETURN n
---
MATCH (a)--(b)-->(c)<--(d)<-->(e) RETURN a
---
MATCH (a)-[]-(b)-[]->(c)<-[]-(d)<-[]->(e) RETURN a
---
MATCH (a) - [r] - > (b) < - [s] - (c) RETURN r, s
---
MATCH (a)-[r:A|B|:C]->(b) RETURN r
---
MATCH (a)-[:A*]->(b)-[*2]->(c)-[*1..]->(d)-[*..3]->(e)-[*1..3]->(f)-[*..]->(g) RETURN a
---
MATCH (a)-[r:A*1..3 {since: 1}]->(b) RETURN r
---
MATCH (a)-[r * 1 .. 3]->(b) RETURN r
---
MATCH (a)-[r {since: 1}]-(b)-[$p]-(c) RETURN r
---
MATCH (a)-[*$properties]->(b) RETURN a
---
MATCH (a)-[*0x1..0o7]->(b) RETURN a
---
MATCH p = (a)-->(b), q = (b)-->(c) RETURN p, q
---
MATCH ((a)-->(b)), q = ((c)) RETURN a
---
MATCH p = shortestPath((a)-[*]-(b)) RETURN length(p)
---
MATCH p = ALLSHORTESTPATHS((a)-[:KNOWS*..5]->(b)) WHERE a.id = 1 RETURN p
---
MATCH (a:MATCH:Where {return: 1})-[:ORDER|BY]->(b) WHERE a.limit = b.skip RETURN a
---
MATCH (a)-[r:`knows well`]->(b:`a``b`) RETURN `r`
---
MATCH (a) WHERE (a)-->() AND NOT (a)<--(:B) RETURN a
---
MATCH (a) WHERE (a)-[:KNOWS*2]->()-->() OR a.x RETURN a
---
MATCH (größe)-[:đi]->(bà) RETURN größe
---
MATCH (a:A|B), (b:A&B&!C), (c:%), (d:!(A|%)&B), (e IS A|B), (:A:B), (IS !A) RETURN a
---
MATCH ()-[r:A|B]-(), ()-[:A|:B]->(), ()<-[:!A]-(), ()-[:(A|B)&!C]-(), ()-[IS A]-(), ()-[q:%*1..2]-() RETURN r
---
MATCH (a WHERE a.x > 1)-[r:R {k: 1} WHERE r.y < a.x]->(b:B {k: 1} WHERE b:C|D) RETURN a
---
MATCH (a)-[r:R]->+(b)-->*(c)<-[]-{2}(d)--{1,}(e)-->{,3}(f)-->{1,3}(g)--{,}(h) RETURN a
---
MATCH (a) WHERE (a)-[:R|S WHERE true]->+(:A&!B) OR (a IS A)-->() RETURN [(a)-->{2}(b:A|B WHERE b:C|D) | b]
---
MATCH (a) RETURN [x IN [a] WHERE x:A|x.y], [x IN [a] WHERE x:A|B|x.y], [x IN [a] WHERE x IS A&B|C|1 + 2]
