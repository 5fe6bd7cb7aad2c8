import Testing

@testable import PropertyGraph

/// Sets that do not begin at id 0: what lies before their first word is no member.
struct IDBitmapRunTests {
    @Test(arguments: [0, 1, 63, 64, 2_000, 5_000] as [UInt32])
    func runs(from first: UInt32) {
        let set = IDBitmap()
        set.insert(from: first, count: 200)
        set.insert(first + 300)
        #expect(set.last == first + 300)
        for start in [0, first / 2, first] as [UInt32] {
            var cursor = start
            #expect(set.next(from: &cursor) == first && cursor == first)
        }
        #expect(set.run(from: first, atMost: 1_000) == 200)
        #expect(set.run(from: first + 150, atMost: 1_000) == 50)
        #expect(set.run(from: first, atMost: 70) == 70)
        #expect(set.run(from: first + 300, atMost: 9) == 1)
        var cursor = first + 200
        #expect(set.next(from: &cursor) == first + 300)
        cursor = first + 301
        #expect(set.next(from: &cursor) == nil)
    }
}
