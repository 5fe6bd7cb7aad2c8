import Entente

/// Brings the columns of chunks into the graph, by property key.
///
/// Keys with plain numbers are tasks of their own. All others share one, for they put values into the graph's heap, which
/// takes one at a time.
struct PropertyLoad {
    /// A column of a chunk.
    struct Part {
        var chunk: ImportChunk
        var column: Int?
        var buffer: ColumnBuffer
        var key: PropertyKeyID
    }

    private let graph: Graph
    private let isNodes: Bool
    private var byKey: [PropertyKeyID: [Part]] = [:]
    /// Columns of literals, which are evaluated at the end.
    private(set) var literals: [Part] = []

    init(nodes chunks: [ImportChunk], graph: Graph) { self.init(chunks, graph, isNodes: true) }
    init(relationships chunks: [ImportChunk], graph: Graph) { self.init(chunks, graph, isNodes: false) }

    private init(_ chunks: [ImportChunk], _ graph: Graph, isNodes: Bool) {
        self.graph = graph
        self.isNodes = isNodes
        for chunk in chunks where chunk.rows > 0 {
            if let key = chunk.group.identifierKey, let ids = chunk.identifiers {
                byKey[key, default: []].append(Part(chunk: chunk, column: nil, buffer: ids, key: key))
            }
            for (index, key) in chunk.group.keys.enumerated() {
                guard let key, let buffer = chunk.columns[index] else { continue }
                let part = Part(chunk: chunk, column: index, buffer: buffer, key: key)
                if case .literals = buffer.kind { literals.append(part) } else { byKey[key, default: []].append(part) }
            }
        }
        let keys = Array(byKey.keys) + literals.map(\.key)
        graph.prepareColumns(nodeKeys: isNodes ? keys : [], relationshipKeys: isNodes ? [] : keys)
    }

    /// What can be done at the same time; the longest first.
    var tasks: [ImportTask] {
        var shared: [[Part]] = []
        var tasks: [ImportTask] = []
        for (_, parts) in byKey.sorted(by: { $0.key < $1.key }) {
            if parts.contains(where: { Self.needsHeap($0.buffer) }) {
                shared.append(parts)
            } else {
                tasks.append(ImportTask { for part in parts { load(part) } })
            }
        }
        if !shared.isEmpty {
            let lists = shared
            tasks.insert(ImportTask { for part in lists.joined() { load(part) } }, at: 0)
        }
        return tasks
    }

    private static func needsHeap(_ buffer: ColumnBuffer) -> Bool {
        switch buffer.kind {
        case .texts, .slots, .literals: true
        case .integers, .floats, .booleans, .dates: false
        }
    }

    private func load(_ part: Part) {
        let buffer = part.buffer
        switch buffer.kind {
        case .integers: fill(part, .integers, buffer.cells)
        case .floats: fill(part, .floats, buffer.cells)
        case .booleans: fill(part, .booleans, buffer.cells)
        case .dates: fill(part, .dates, buffer.cells)
        case .texts:
            let handles = UnsafeMutablePointer<UInt32>.allocate(capacity: max(buffer.count, 1))
            defer { handles.deallocate() }
            let texts = buffer.typed(TextReference.self)
            for row in 0..<buffer.count {
                handles[row] =
                    buffer.valid[row] == 0 ? 0 : graph.heap.internString(texts[row].bytes, hash: texts[row].hash).raw
            }
            fill(part, .strings, handles)
        case .slots:
            let slots = buffer.typed(Slot.self)
            for row in 0..<buffer.count where buffer.valid[row] != 0 {
                slots[row] = graph.heap.persist(slots[row], from: part.chunk.space)
            }
            fill(part, .slots, slots)
        case .literals: break
        }
    }

    private func fill(_ part: Part, _ kind: PropertyPage.Kind, _ cells: UnsafeRawPointer) {
        let valid = part.buffer.hasGaps ? UnsafePointer(part.buffer.valid) : nil
        let first = part.chunk.first
        if isNodes {
            graph.loadNodeProperty(
                part.key, from: NodeID(first), count: part.buffer.count, kind, cells, valid: valid)
        } else {
            graph.loadRelationshipProperty(
                part.key, from: RelationshipID(first), count: part.buffer.count, kind, cells, valid: valid)
        }
    }
}
