import Entente
import ResultRendering
import Testing

@Suite("Comma-separated and tab-separated values")
struct SeparatedValuesTests {
    @Test func commasQuotesAndLineBreaksAreQuoted() {
        let text = render(.csv, ["a", "b,c"], [["x,y", "say \"hi\""], ["two\nlines", "plain"]])
        #expect(text == "a,\"b,c\"\n\"x,y\",\"say \"\"hi\"\"\"\n\"two\nlines\",plain\n")
    }

    @Test func nullAndEmptyTextStayApartInCSV() {
        #expect(render(.csv, ["a", "b"], [[nil, ""]]) == "a,b\n,\"\"\n")
    }

    @Test func nullTextIsObeyed() {
        let options = RenderingOptions(nullText: "NA")
        #expect(render(.csv, ["a"], [[nil]], options: options) == "a\nNA\n")
        #expect(render(.tsv, ["a"], [[nil]], options: options) == "a\nNA\n")
    }

    @Test func tabsAndLineBreaksAreEscapedInTSV() {
        #expect(render(.tsv, ["a", "b"], [["x\ty", "l\nm\r\\"]]) == "a\tb\nx\\ty\tl\\nm\\r\\\\\n")
        #expect(render(.tsv, ["a"], [[nil]]) == "a\n\\N\n")
    }

    @Test func valuesAreInTheLanguagesNotation() {
        let row: [Value] = [
            true, -3, 2.0, [1, "it's", nil], ["k": "v"], .node(node(1, "City", ["name": "Hà Nội"])),
        ]
        #expect(
            render(.tsv, ["a", "b", "c", "d", "e", "f"], [row]).split(separator: "\n").last
                == "true\t-3\t2.0\t[1, 'it\\\\'s', null]\t{k: 'v'}\t(:City {name: 'Hà Nội'})")
    }

    @Test func pathsAreDrawnInTheirDirections() {
        let hanoi = node(1, "City")
        let vietnam = node(2, "Country")
        let path = Path(
            nodes: [vietnam, hanoi],
            relationships: [
                Relationship(
                    id: RelationshipID(7), type: "CAPITAL_OF", startNode: NodeID(1), endNode: NodeID(2),
                    properties: [:])
            ])
        #expect(render(.tsv, ["p"], [[.path(path)]]) == "p\n(:Country)<-[:CAPITAL_OF]-(:City)\n")
    }

    @Test func anEmptyResultKeepsItsHeader() {
        #expect(render(.csv, ["a", "b"], []) == "a,b\n")
        #expect(render(.tsv, ["a", "b"], []) == "a\tb\n")
    }

    @Test func aStatementWithoutColumnsIsSilent() {
        for mode in [OutputMode.csv, .tsv, .box, .ascii, .markdown, .line, .jsonl, .none] {
            #expect(render(mode, [], []).isEmpty, "\(mode)")
        }
    }

    @Test func theHeaderComesOnceForManyBatches() {
        #expect(render(.csv, ["a"], [[1], [2], [3]], batchSize: 1) == "a\n1\n2\n3\n")
    }

    @Test func controlCharactersDoNotReachATerminal() {
        let options = RenderingOptions(isForTerminal: true)
        for mode in [OutputMode.csv, .tsv, .box, .ascii, .markdown, .line, .json, .jsonl] {
            let text = render(mode, ["a"], [["\u{1B}[31mred\u{7}\u{9B}x"]], options: options)
            let unsafe = text.unicodeScalars.filter {
                ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
            }
            #expect(unsafe.isEmpty, "\(mode): \(text.debugDescription)")
        }
    }

    @Test func fileNamesChooseTheMode() {
        #expect(OutputMode(fileName: "a.b/x.JSON") == .json)
        #expect(OutputMode(fileName: "x.csv") == .csv)
        #expect(OutputMode(fileName: "x.md") == .markdown)
        #expect(OutputMode(fileName: "x.txt") == nil)
        #expect(OutputMode(fileName: "json") == nil)
    }
}
