import Entente
import Foundation
import ResultRendering
import Testing

@Suite("JSON and JSON Lines")
struct JSONRenderingTests {
    private func parse(_ text: String) throws -> NSArray {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSArray)
    }

    @Test func rowsAreObjectsInAnArray() throws {
        let text = render(.json, ["name", "n"], [["Hanoi", 1], ["Vientiane", nil]])
        #expect(text == "[\n{\"name\":\"Hanoi\",\"n\":1},\n{\"name\":\"Vientiane\",\"n\":null}\n]\n")
        #expect(try parse(text).count == 2)
    }

    @Test func batchesMakeOneArray() throws {
        let rows: [[Value]] = (0..<10).map { [.integer($0)] }
        let whole = render(.json, ["n"], rows)
        #expect(whole == render(.json, ["n"], rows, batchSize: 3))
        #expect(try parse(whole).count == 10)
    }

    @Test func noRowsAreAnEmptyArray() throws {
        #expect(render(.json, ["a"], []) == "[]\n")
        #expect(render(.json, [], []) == "[]\n")
        #expect(render(.jsonl, ["a"], []).isEmpty)
    }

    @Test func aFailureClosesTheArray() throws {
        var renderer = JSONRenderer()
        var text = ""
        renderer.begin(columns: ["a"], into: &text)
        renderer.abandon(into: &text)
        #expect(text.isEmpty)
        renderer.rows([[1]], into: &text)
        renderer.abandon(into: &text)
        #expect(text == "[\n{\"a\":1}\n]\n")
        #expect(try parse(text).count == 1)
    }

    @Test func numbersKeepTheirKind() {
        let text = render(
            .jsonl, ["a", "b", "c", "d", "e", "f"],
            [[.integer(.max), 1.0, 1e300, .float(.nan), .float(-.infinity), 0.1]])
        #expect(
            text == "{\"a\":9223372036854775807,\"b\":1.0,\"c\":1e+300,\"d\":\"NaN\",\"e\":\"-Infinity\",\"f\":0.1}\n")
    }

    @Test func textIsEscaped() throws {
        let nasty = "quote \" backslash \\ tab \t line \n bell \u{7} del \u{7F} c1 \u{9B} sep \u{2028} Việt 越 🇻🇳"
        let text = render(.json, ["a"], [[.string(nasty)]])
        let row = try #require(try parse(text).firstObject as? NSDictionary)
        #expect(row["a"] as? String == nasty)
        #expect(!text.unicodeScalars.contains { $0.value == 0x9B || $0.value == 0x7F || $0.value == 0x2028 })
    }

    @Test func elementsHaveTheirDocumentedShapes() throws {
        let hanoi = node(1, "City", ["name": "Hanoi", "area": 3358.6])
        let vietnam = node(2, "Country")
        let capital = Relationship(
            id: RelationshipID(9), type: "CAPITAL_OF", startNode: NodeID(1), endNode: NodeID(2),
            properties: ["since": 1976])
        let path = Path(nodes: [hanoi, vietnam], relationships: [capital])
        let text = render(
            .jsonl, ["n", "r", "p"], [[.node(hanoi), .relationship(capital), .path(path)]])
        let nodeText = #"{"kind":"node","id":1,"labels":["City"],"properties":{"area":3358.6,"name":"Hanoi"}}"#
        let other = #"{"kind":"node","id":2,"labels":["Country"],"properties":{}}"#
        let relationshipText =
            #"{"kind":"relationship","id":9,"type":"CAPITAL_OF","start":1,"end":2,"properties":{"since":1976}}"#
        let pathText = #"{"kind":"path","nodes":[\#(nodeText),\#(other)],"relationships":[\#(relationshipText)]}"#
        #expect(text == "{\"n\":\(nodeText),\"r\":\(relationshipText),\"p\":\(pathText)}\n")
    }

    @Test func equalColumnNamesGetNumbers() {
        #expect(render(.jsonl, ["a", "a", "a_2", "a"], [[1, 2, 3, 4]]) == "{\"a\":1,\"a_3\":2,\"a_2\":3,\"a_4\":4}\n")
    }
}
