import Entente
import Foundation
import ResultRendering
import Testing

@testable import struct ResultRendering.GraphLayout

/// Pictures of nodes and relationships, and what they do with hostile text.
@Suite struct PictureTests {
    private let hostile = "</script><script>alert(1)</script>\"'&<b>`\u{1B}[31m"

    private func relationship(
        _ id: UInt32, _ from: UInt32, _ to: UInt32, _ type: String = "KNOWS", _ properties: [String: Value] = [:]
    ) -> Value {
        .relationship(
            Relationship(
                id: RelationshipID(id), type: type, startNode: NodeID(from), endNode: NodeID(to),
                properties: properties))
    }

    private var triangle: [[Value]] {
        [
            [
                .node(node(0, "Person", ["name": "An"])), relationship(0, 0, 1),
                .node(node(1, "Person", ["name": "Bình"])),
            ],
            [
                .node(node(1, "Person", ["name": "Bình"])), relationship(1, 1, 2),
                .node(node(2, "City", ["name": "Huế"])),
            ],
            [.node(node(0, "Person", ["name": "An"])), relationship(1, 1, 2), .null],
        ]
    }

    @Test func eachThingIsDrawnOnce() {
        let dot = render(.dot, ["a", "r", "b"], triangle)
        #expect(dot.hasPrefix("digraph result {\n"))
        #expect(dot.hasSuffix("}\n"))
        #expect(dot.components(separatedBy: "n0 [label=").count == 2)
        #expect(dot.components(separatedBy: " -> ").count == 3)
        #expect(dot.contains("n1 -> n2 [label=\"KNOWS\"]"))
        let mermaid = render(.mermaid, ["a", "r", "b"], triangle)
        #expect(mermaid.hasPrefix("flowchart LR\n"))
        #expect(mermaid.contains("  n0([\"An<br/>:Person\"]):::c0\n"))
        #expect(mermaid.contains("  n0 -->|\"KNOWS\"| n1\n"))
        let svg = render(.svg, ["a", "r", "b"], triangle)
        #expect(svg.components(separatedBy: "class=\"edge\"").count == 3)
        #expect(svg.contains(">Person (2)<") && svg.contains(">City (1)<"))
    }

    @Test func pathsListsAndMapsAreLookedInto() {
        let path = Path(
            nodes: [node(0, "A"), node(1, "B")],
            relationships: [
                Relationship(
                    id: RelationshipID(0), type: "R", startNode: NodeID(0), endNode: NodeID(1), properties: [:])
            ])
        for value: Value in [.path(path), .list([.path(path)]), .map(["p": .path(path)])] {
            #expect(render(.dot, ["x"], [[value]]).contains("n0 -> n1 [label=\"R\"]"))
        }
    }

    @Test func anEndOutsideTheResultIsABareNode() {
        let rows = [[relationship(0, 7, 9)]]
        #expect(render(.dot, ["r"], rows).contains("n7 [shape=point"))
        #expect(render(.mermaid, ["r"], rows).contains("n9(( ))"))
        #expect(render(.svg, ["r"], rows).contains("node 7, not part of the result"))
        #expect(render(.cypher, ["r"], rows).hasPrefix("// 2 bare nodes stand for ends"))
    }

    @Test func whatCannotBeDrawnIsSaid() {
        for mode: OutputMode in [.dot, .mermaid, .svg, .html, .cypher] {
            #expect(renderWithNotices(mode, ["x"], [[1]]).notices == [.emptyPicture])
            #expect(render(mode, [], []).isEmpty)
        }
        let many = (0..<1600).map { [Value.node(node($0, "N"))] }
        #expect(renderWithNotices(.svg, ["n"], many).notices == [.hiddenNodes(shown: 1500, total: 1600)])
        #expect(renderWithNotices(.dot, ["n"], many).notices.isEmpty)
    }

    @Test(arguments: [OutputMode.html, .svg, .dot, .mermaid])
    func hostileTextStaysText(_ mode: OutputMode) {
        let text = render(
            mode, [hostile],
            [
                [.node(Node(id: NodeID(0), labels: [hostile], properties: ["name": .string(hostile), hostile: "x"]))],
                [relationship(0, 0, 0, hostile, [hostile: .string(hostile)])],
            ], options: RenderingOptions(title: hostile))
        #expect(!text.contains("\u{1B}"))
        // Graphviz has no markup in its strings.
        if mode != .dot { #expect(!text.contains("<script>alert") && !text.contains("<b>")) }
        if mode == .html { #expect(text.components(separatedBy: "</script>").count == 3) }
    }

    @Test func thePageLoadsNothing() {
        let page = render(.html, ["a", "r", "b"], triangle, options: RenderingOptions(title: "MATCH (a) RETURN a"))
        #expect(page.contains("default-src 'none'"))
        #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("src="))
        #expect(!page.contains("fetch(") && !page.contains("innerHTML") && !page.contains("import("))
        #expect(page.contains("<pre>MATCH (a) RETURN a</pre>"))
        #expect(page.contains("<td>(:Person {name: &#39;An&#39;})</td>"))
        // Without anything to draw the page is the table alone.
        let table = render(.html, ["n", "s"], [[1, "a<b"], [2, nil]])
        #expect(table.contains("<td class=\"number\">1</td><td>a&lt;b</td>"))
        #expect(!table.contains("<script"))
    }

    @Test func picturesAreTheSameEachTime() {
        for mode: OutputMode in [.svg, .html, .dot, .mermaid] {
            #expect(render(mode, ["a", "r", "b"], triangle) == render(mode, ["a", "r", "b"], triangle, batchSize: 1))
        }
    }

    @Test func nodesDoNotCoverOneAnother() {
        // A hub with leaves, a ring, and nodes on their own.
        var rows: [[Value]] = (1...40).map { [relationship($0, 0, $0)] }
        rows += (0..<12).map { [relationship(100 + $0, 50 + $0, 50 + ($0 + 1) % 12)] }
        rows += (0..<9).map { [.node(node(200 + $0, "Alone"))] }
        var picture = GraphPicture()
        for row in rows { for value in row { picture.add(value) } }
        let points = GraphLayout(picture).points
        #expect(points.count == 41 + 12 + 9)
        for (index, first) in points.enumerated() {
            #expect(first.x.isFinite && first.y.isFinite)
            for second in points[(index + 1)...] {
                let distance =
                    ((first.x - second.x) * (first.x - second.x) + (first.y - second.y) * (first.y - second.y))
                    .squareRoot()
                #expect(distance > 40, "two nodes are \(distance) apart")
            }
        }
    }
}
