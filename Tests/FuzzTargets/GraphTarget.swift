// libFuzzer target: bytes as a graph file. Whatever they are, they are refused or make a graph that can be read, asked and
// changed. With checksums nearly every change would be refused at once; so a first byte that is odd has them put right.

import Entente

@testable import PropertyGraph

private let queries = [
    "MATCH (n) RETURN n", "MATCH (a)-[r]->(b) RETURN a, type(r), r, b", "MATCH (n:P {name: 'p3'}) RETURN n",
    "MATCH (n:P) WHERE n.age > 2 RETURN count(*), collect(n.x)", "MATCH (a)-[:R*1..2]-(b) RETURN count(*)",
    "CREATE (:P {name: 'new', age: 7})-[:R]->(:Q)", "MATCH (n:P) SET n.age = 'x', n:Old", "MATCH (n) DETACH DELETE n",
]

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.popLast() else { return 0 }
    if first & 1 == 1 { repair(&bytes) }
    guard let graph = bytes.withUnsafeBytes({ try? Graph(opening: MappedBytes(copying: $0)) }) else { return 0 }
    nonisolated(unsafe) let opened = graph
    let session = Database(graph: opened).session()
    for query in queries { _ = try? session.run(query).rows() }
    graph.checkAll()
    return 0
}

/// Puts all checksums right, as far as the table says where things are.
private func repair(_ bytes: inout [UInt8]) {
    guard bytes.count >= ImageFormat.headerSize else { return }
    bytes.withUnsafeMutableBytes { raw in
        guard let base = raw.baseAddress else { return }
        func long(_ place: Int) -> Int {
            Int(truncatingIfNeeded: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        }
        let table = long(24)
        let size = Int(raw.loadUnaligned(fromByteOffset: 32, as: UInt32.self)) * ImageFormat.sectionSize
        if table >= 0, table <= raw.count, size <= raw.count - table {
            for entry in stride(from: table, to: table + size, by: ImageFormat.sectionSize) {
                let (place, length) = (long(entry + 8), long(entry + 16))
                guard place >= 0, length >= 0, place <= raw.count, length <= raw.count - place else { continue }
                raw.storeBytes(of: ImageChecksum.of(base + place, length), toByteOffset: entry + 40, as: UInt64.self)
            }
            raw.storeBytes(of: UInt64(raw.count), toByteOffset: 16, as: UInt64.self)
            raw.storeBytes(of: ImageChecksum.of(base + table, size), toByteOffset: 40, as: UInt64.self)
        }
        raw.storeBytes(of: ImageChecksum.of(base, 56), toByteOffset: 56, as: UInt64.self)
    }
}
