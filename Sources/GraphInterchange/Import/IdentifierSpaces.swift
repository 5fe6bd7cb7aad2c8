import Entente

/// The maps of all spaces of ids, each built by one thread.
final class IdentifierSpaces: @unchecked Sendable {
    private(set) var maps: [String: IdentifierMap] = [:]
    private(set) var nodeCount = 0
    private var chunks: [(space: String, chunks: [ImportChunk])] = []
    private let identifiers: ImportRequest.Identifiers

    /// Numbers the nodes of chunks in their order.
    init(_ all: [ImportChunk], _ identifiers: ImportRequest.Identifiers) {
        self.identifiers = identifiers
        var bySpace: [String: [ImportChunk]] = [:]
        for chunk in all {
            chunk.first = UInt32(truncatingIfNeeded: nodeCount)
            nodeCount += chunk.rows
            for column in chunk.group.header.columns {
                if case .identifier(let space) = column.role { bySpace[space, default: []].append(chunk) }
            }
        }
        for (space, list) in bySpace {
            maps[space] = IdentifierMap()
            chunks.append((space, list))
        }
        // The longest first, so that no thread is left with one at the end.
        chunks.sort { a, b in
            func rows(_ list: [ImportChunk]) -> Int { list.reduce(0) { $0 + $1.rows } }
            return rows(a.chunks) > rows(b.chunks)
        }
    }

    /// Builds the maps.
    func build(threads: Int) {
        Parallel.forEach(count: chunks.count, threads: threads) { self.build($0) }
    }

    /// Nodes whose id another of their space has.
    var duplicates: [(first: UInt32, second: UInt32)] { maps.values.flatMap(\.duplicates) }

    private func build(_ number: Int) {
        guard let map = maps[chunks[number].space] else { return }
        switch identifiers {
        case .integer:
            map.build(
                integers: chunks[number].chunks.compactMap { chunk in
                    guard let ids = chunk.identifiers else { return nil }
                    return (chunk.first, UnsafeBufferPointer(start: ids.typed(Int64.self), count: ids.count))
                })
        case .string:
            map.build(
                texts: chunks[number].chunks.compactMap { chunk in
                    guard let ids = chunk.identifiers else { return nil }
                    return (chunk.first, UnsafeBufferPointer(start: ids.typed(TextReference.self), count: ids.count))
                })
        }
    }
}
