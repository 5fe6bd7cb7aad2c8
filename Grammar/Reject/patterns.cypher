// Drawings that are none.
MATCH ( RETURN 1
---
MATCH (n RETURN n
---
MATCH n) RETURN n
---
MATCH (n m) RETURN n
---
MATCH (n, m) RETURN n
---
MATCH (n:) RETURN n
---
MATCH (n::A) RETURN n
---
MATCH (:) RETURN 1
---
MATCH (n A) RETURN n
---
MATCH (1) RETURN 1
---
MATCH (n.a) RETURN 1
---
MATCH (n {a}) RETURN n
---
MATCH (n {a: 1,}) RETURN n
---
MATCH (n {a = 1}) RETURN n
---
MATCH (n {1: 1}) RETURN n
---
MATCH (n {a: 1} {b: 1}) RETURN n
---
MATCH (n {a: 1} $p) RETURN n
---
MATCH (n {a: 1}:A) RETURN n
---
MATCH (match) RETURN 1
---
MATCH (a)- RETURN a
---
MATCH (a)-(b) RETURN a
---
MATCH (a)->(b) RETURN a
---
MATCH (a)<-(b) RETURN a
---
MATCH (a)-- RETURN a
---
MATCH (a)--> RETURN a
---
MATCH -->(a) RETURN a
---
MATCH (a)--->(b) RETURN a
---
MATCH (a)>--(b) RETURN a
---
MATCH (a)--<(b) RETURN a
---
MATCH (a)<<--(b) RETURN a
---
MATCH (a)-[->(b) RETURN a
---
MATCH (a)-]->(b) RETURN a
---
MATCH (a)[r]->(b) RETURN a
---
MATCH (a)-[r](b) RETURN a
---
MATCH (a)-[r s]-(b) RETURN a
---
MATCH (a)-[:]-(b) RETURN a
---
MATCH (a)-[:A:B]-(b) RETURN a
---
MATCH (a)-[:A|]-(b) RETURN a
---
MATCH (a)-[:A||B]-(b) RETURN a
---
MATCH (a)-[r|A]-(b) RETURN a
---
MATCH (a)-[:A..]->(b) RETURN a
---
MATCH (a)-[:A 1..2]->(b) RETURN a
---
MATCH (a)-[*-1]->(b) RETURN a
---
MATCH (a)-[*1.5]->(b) RETURN a
---
MATCH (a)-[*$n..2]->(b) RETURN a
---
MATCH (a)-[*1...2]->(b) RETURN a
---
MATCH (a)-[*1..2..3]->(b) RETURN a
---
MATCH (a)-[{a: 1}*2]->(b) RETURN a
---
MATCH (a)-[*2:A]->(b) RETURN a
---
MATCH p (a)-->(b) RETURN p
---
MATCH p = RETURN p
---
MATCH p = q = (a) RETURN p
---
MATCH p.q = (a) RETURN p
---
MATCH (p = (a)) RETURN p
---
MATCH shortestPath(a) RETURN 1
---
MATCH shortestPath() RETURN 1
---
MATCH shortestPath((a)-->(b), (c)) RETURN 1
---
MATCH longestPath((a)-->(b)) RETURN 1
---
MATCH ((a) RETURN a
---
MATCH ((a), (b)) RETURN a
---
MATCH ((a))-->(b) RETURN a
---
MATCH p = shortestPath((a)) RETURN p
---
MATCH p = shortestPath(((a)-->(b))) RETURN p
---
RETURN shortestPath(())
---
MATCH (n:A|) RETURN n
---
MATCH (n:A:B|C) RETURN n
---
MATCH (n:!) RETURN n
---
MATCH (n:(A|B) RETURN n
---
MATCH (n WHERE) RETURN n
---
MATCH (a)-->{}(b) RETURN a
---
MATCH (a)-->{1,2,3}(b) RETURN a
---
MATCH (a)-->+ RETURN a
