import SourceText
import Testing

struct NearestNameTests {
    private let keywords = ["MATCH", "MERGE", "RETURN", "WHERE", "WITH", "ORDER", "DISTINCT", "OPTIONAL", "NOT", "AND"]

    @Test(
        "Slips of the finger are recognised",
        arguments: [
            ("MACTH", "MATCH"), ("RETRUN", "RETURN"), ("RTEURN", "RETURN"), ("RETUN", "RETURN"), ("WHER", "WHERE"),
            ("WEHRE", "WHERE"), ("ODER", "ORDER"), ("DISTNICT", "DISTINCT"), ("optinal", "OPTIONAL"), ("ADN", "AND"),
            ("match", "MATCH"), ("MATCHH", "MATCH"),
        ])
    func slips(_ word: String, _ meant: String) {
        #expect(NearestName.find(word, among: keywords) == meant)
    }

    @Test("Unrelated words get no suggestion", arguments: ["", "x", "n", "xyz", "person", "orbit", "wide", "a", "nn"])
    func nonsense(_ word: String) {
        #expect(NearestName.find(word, among: keywords) == nil)
    }

    @Test("A name is not suggested for itself, in other capitals it is")
    func itself() {
        #expect(NearestName.find("Person", among: ["Person"]) == nil)
        #expect(NearestName.find("person", among: ["Person"]) == "Person")
        #expect(NearestName.find("id", among: ["ID", "it"]) == "ID")
    }

    @Test("The nearest wins, the first of equals")
    func nearest() {
        #expect(NearestName.find("Organisation", among: ["Organ", "Organization", "Organizations"]) == "Organization")
        #expect(NearestName.find("cat", among: ["bat", "car", "cap"]) == "bat")
    }

    @Test("Distances count one for each kind of mistake")
    func distances() {
        #expect(NearestName.distance("abc", "abc") == 0)
        #expect(NearestName.distance("abc", "acb") == 1)
        #expect(NearestName.distance("abc", "ab") == 1)
        #expect(NearestName.distance("abc", "abcd") == 1)
        #expect(NearestName.distance("abc", "axc") == 1)
        #expect(NearestName.distance("", "abc") == 3)
        #expect(NearestName.distance("kitten", "sitting") == 3)
        #expect(NearestName.distance("Viêng", "vieng") == 1)
    }
}
