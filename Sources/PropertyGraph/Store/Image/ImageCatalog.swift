/// The first section of a graph file: names, label sets, counts and indexes, all that is small.
struct ImageCatalog {
    /// An index or constraint, without its content.
    struct Index {
        var name: String
        var subject: IndexSubject
        var key: PropertyKeyID
        var isUnique: Bool
        var distinctCount: Int
        var entryCount: Int
    }

    var nodeLimit: UInt32 = 0
    var relationshipLimit: UInt32 = 0
    var nodeCount = 0
    var relationshipCount = 0
    var keys: [String] = []
    var labels: [String] = []
    var types: [String] = []
    var labelSets: [[LabelID]] = []
    var nodesOfSet: [Int] = []
    /// By type, then by label set.
    var sourceSets: [[Int]] = []
    var targetSets: [[Int]] = []
    /// Zones of stored datetimes: their numbers are those of the machine that wrote the file.
    var zones: [(code: UInt32, name: String)] = []
    var indexes: [Index] = []

    // MARK: Writing

    var encoded: [UInt8] {
        var writer = ImageByteWriter()
        writer.put(nodeLimit)
        writer.put(relationshipLimit)
        writer.put(UInt64(nodeCount))
        writer.put(UInt64(relationshipCount))
        for names in [keys, labels, types] {
            writer.put(UInt32(names.count))
            for name in names { writer.put(name) }
        }
        writer.put(UInt32(labelSets.count))
        for set in labelSets {
            writer.put(UInt32(set.count))
            for label in set { writer.put(label.raw) }
        }
        writer.put(nodesOfSet)
        for counts in [sourceSets, targetSets] {
            writer.put(UInt32(counts.count))
            for list in counts { writer.put(list) }
        }
        writer.put(UInt32(zones.count))
        for zone in zones {
            writer.put(zone.code)
            writer.put(zone.name)
        }
        writer.put(UInt32(indexes.count))
        for index in indexes {
            writer.put(index.name)
            switch index.subject {
            case .nodes(let label):
                writer.put(UInt8(0))
                writer.put(label.raw)
            case .relationships(let type):
                writer.put(UInt8(1))
                writer.put(type.raw)
            }
            writer.put(index.key.raw)
            writer.put(UInt8(index.isUnique ? 1 : 0))
            writer.put(UInt64(index.distinctCount))
            writer.put(UInt64(index.entryCount))
        }
        return writer.bytes
    }

    init() {}

    // MARK: Reading

    /// Nil where anything in it contradicts anything else in it.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var reader = ImageByteReader(bytes)
        nodeLimit = reader.number()
        relationshipLimit = reader.number()
        let (nodes, relationships) = (reader.long(), reader.long())
        guard nodeLimit < .max, relationshipLimit < .max, nodes <= UInt64(nodeLimit),
            relationships <= UInt64(relationshipLimit), nodeLimit > 0 || relationshipLimit == 0
        else { return nil }
        nodeCount = Int(nodes)
        relationshipCount = Int(relationships)
        keys = Self.names(&reader)
        labels = Self.names(&reader)
        types = Self.names(&reader)
        labelSets = (0..<reader.count(ofSize: 4)).map { _ in
            (0..<reader.count(ofSize: 4)).map { _ in LabelID(reader.number()) }
        }
        nodesOfSet = reader.counts(upTo: nodeCount)
        sourceSets = (0..<reader.count(ofSize: 4)).map { _ in reader.counts(upTo: Int(relationships)) }
        targetSets = (0..<reader.count(ofSize: 4)).map { _ in reader.counts(upTo: Int(relationships)) }
        zones = (0..<reader.count(ofSize: 8)).map { _ in (code: reader.number(), name: reader.text()) }
        for _ in 0..<reader.count(ofSize: 26) {
            let name = reader.text()
            let kind = reader.byte()
            let subject = reader.number()
            let key = reader.number()
            let isUnique = reader.byte()
            let (distinct, entries) = (reader.long(), reader.long())
            let limit = kind == 0 ? nodes : relationships
            guard kind <= 1, isUnique <= 1, kind == 0 || isUnique == 0, distinct <= limit, entries <= limit,
                subject < UInt32(kind == 0 ? labels.count : types.count), key < UInt32(keys.count)
            else { return nil }
            indexes.append(
                Index(
                    name: name, subject: kind == 0 ? .nodes(LabelID(subject)) : .relationships(.init(subject)),
                    key: PropertyKeyID(key), isUnique: isUnique == 1, distinctCount: Int(distinct),
                    entryCount: Int(entries)))
        }
        guard reader.isSound, reader.isAtEnd, isConsistent else { return nil }
    }

    private static func names(_ reader: inout ImageByteReader) -> [String] {
        (0..<reader.count(ofSize: 4)).map { _ in reader.text() }
    }

    private var isConsistent: Bool {
        for names in [keys, labels, types, indexes.map(\.name)] {
            // By bytes: two names that differ only in form are two names.
            if Set(names.map { Array($0.utf8) }).count != names.count { return false }
        }
        guard labelSets.first?.isEmpty == true, Set(labelSets).count == labelSets.count,
            nodesOfSet.count == labelSets.count, nodesOfSet.reduce(0, +) == nodeCount,
            sourceSets.count == types.count, targetSets.count == types.count
        else { return false }
        for set in labelSets {
            for (index, label) in set.enumerated() {
                guard label.raw < UInt32(labels.count), index == 0 || set[index - 1] < label else { return false }
            }
        }
        return (sourceSets + targetSets).allSatisfy { $0.count <= labelSets.count }
            && zip(sourceSets, targetSets).allSatisfy { $0.count == $1.count }
    }
}
