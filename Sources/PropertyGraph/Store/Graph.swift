/// A property graph: nodes with labels, relationships with a type, properties on both.
///
/// Nodes and relationships are rows, numbered in order of creation; everything about them is in columns indexed by that
/// number: the label set of a node, the ends and type of a relationship, one column per property key. Adjacency,
/// statistics and indexes are kept in step with every write. Every write is recorded as a `Change`, so that a statement
/// or a transaction can be taken back exactly (`mark`, `rollback`) or handed on as a value (`commit`).
///
/// A graph is used by one thread at a time and runs one statement at a time. Pointers, views and slices that it hands
/// out are valid until its next write.
///
/// Stored properties on the paths of writing are `@exclusivity(unchecked)`, here and in the classes below: the run-time
/// check of overlapping access took a fifth of a bulk load, and no access here can overlap another, for nothing calls
/// out of the store while it writes.
public final class Graph {
    /// Property values that do not fit into a slot; its strings are interned.
    public let heap: ValueHeap
    /// Names of property keys, and of the keys of maps.
    public let propertyKeys: NameTable
    /// Names of labels.
    public let labelNames: NameTable
    /// Names of relationship types.
    public let typeNames: NameTable
    /// Looks into stored values; its own local heap stays empty.
    public let storedValues: ValueSpace

    /// Ids are below this number: 2^32 - 2, less in tests.
    let idLimit: UInt32

    // Nodes
    let labelSetTable = LabelSetTable()
    /// Label set of each node; `deadMark` for a deleted one.
    @exclusivity(unchecked) @usableFromInline var labelSets = IDBuffer()
    /// Relationships at each node, in both directions; a self loop counts twice.
    @exclusivity(unchecked) var degrees = IDBuffer()
    /// Number of nodes.
    @exclusivity(unchecked) public internal(set) var nodeCount = 0
    /// Members of each label, by label id.
    @exclusivity(unchecked) var labelMembers: [IDBitmap] = []
    /// Number of nodes by label set.
    @exclusivity(unchecked) var nodesOfSet: [Int] = [0]
    @exclusivity(unchecked) var nodeColumns: [PropertyColumn?] = []

    // Relationships
    @exclusivity(unchecked) @usableFromInline var sources = IDBuffer()
    @exclusivity(unchecked) @usableFromInline var targets = IDBuffer()
    /// Type of each relationship, with `deadBit` for a deleted one: `type(r)` may still be asked.
    @exclusivity(unchecked) @usableFromInline var types = IDBuffer()
    /// Number of relationships.
    @exclusivity(unchecked) public internal(set) var relationshipCount = 0
    @exclusivity(unchecked) var typeTables: [RelationshipTypeTable] = []
    @exclusivity(unchecked) var relationshipColumns: [PropertyColumn?] = []

    // Indexes
    let indexNames = NameTable()
    /// Every index ever made, by id.
    var indexTable: [PropertyIndex] = []
    /// Those in use, by property key.
    @exclusivity(unchecked) var nodeIndexes: [[PropertyIndex]] = []
    @exclusivity(unchecked) var relationshipIndexes: [[PropertyIndex]] = []
    /// Number of node and relationship indexes in use.
    @exclusivity(unchecked) var activeIndexCount = 0

    /// Moves on with every write, and whenever lent views end: what was derived from the graph at one value holds as
    /// long as it stays.
    @exclusivity(unchecked) public internal(set) var version: UInt64 = 0
    /// Moves on whenever an index is made or dropped.
    @exclusivity(unchecked) public internal(set) var indexVersion = 0
    // A mapped file
    /// The file that parts of the graph still lie in; nil for a graph made in memory.
    @exclusivity(unchecked) var image: GraphImage?
    /// What is still to be checked of the ends and types of the relationships of a mapped file.
    @exclusivity(unchecked) var relationshipCheck: PendingCheck?

    // The running transaction
    @exclusivity(unchecked) var changes: [Change] = []
    /// Bytes in the arrays of `changes`.
    @exclusivity(unchecked) var changeBytes = 0
    /// What the running transaction wrote so far.
    @exclusivity(unchecked) public internal(set) var counters = ChangeCounters()
    /// Whether writes are recorded.
    ///
    /// Off, a bulk load saves the memory of the list; then nothing can be rolled back, and who loads throws the graph
    /// away on failure.
    public var recordsChanges = true

    static let deadMark = UInt32.max
    static let deadBit: UInt32 = 0x8000_0000

    /// An empty graph.
    public convenience init() { self.init(idLimit: UInt32.max - 1) }

    /// An empty graph of at most `idLimit` nodes and as many relationships.
    init(idLimit: UInt32) {
        self.idLimit = idLimit
        heap = ValueHeap(isLocal: false)
        propertyKeys = NameTable()
        labelNames = NameTable()
        typeNames = NameTable()
        storedValues = ValueSpace(persistent: heap, keys: propertyKeys)
    }

    deinit {
        for buffer in [labelSets, degrees, sources, targets, types] { buffer.deallocate() }
    }

    /// A new space of values for one statement on this graph.
    public func makeValueSpace() -> ValueSpace { ValueSpace(persistent: heap, keys: propertyKeys) }

    /// Names known, the version of the indexes, nodes and relationships: what plans depend on, asked at every run of a
    /// statement. One call: a field that another module reads is checked for overlapping access each time.
    public var extent: (names: Int, indexVersion: Int, elements: Int) {
        (labelNames.count + typeNames.count + propertyKeys.count, indexVersion, nodeCount + relationshipCount)
    }

    // MARK: Names

    /// The label of this name, if the graph knows it (it may have no nodes).
    public func labelID(_ name: String) -> LabelID? { labelNames.lookup(name).map(LabelID.init) }
    /// The relationship type of this name, if the graph knows it.
    public func typeID(_ name: String) -> RelationshipTypeID? { typeNames.lookup(name).map(RelationshipTypeID.init) }
    /// The property key of this name, if the graph knows it.
    public func keyID(_ name: String) -> PropertyKeyID? { propertyKeys.lookup(name).map(PropertyKeyID.init) }
    /// The label of this name, made when new.
    public func internLabel(_ name: String) -> LabelID { LabelID(labelNames.intern(name)) }
    /// The relationship type of this name, made when new.
    public func internType(_ name: String) -> RelationshipTypeID { RelationshipTypeID(typeNames.intern(name)) }
    /// The property key of this name, made when new.
    public func internKey(_ name: String) -> PropertyKeyID { PropertyKeyID(propertyKeys.intern(name)) }
    /// Name of a label.
    public func name(of label: LabelID) -> String { labelNames.name(label.raw) }
    /// Name of a relationship type.
    public func name(of type: RelationshipTypeID) -> String { typeNames.name(type.raw) }
    /// Name of a property key.
    public func name(of key: PropertyKeyID) -> String { propertyKeys.name(key.raw) }

    // MARK: Room

    /// Makes room for this many nodes and relationships in total.
    public func reserve(nodes: Int, relationships: Int) {
        labelSets.reserve(nodes)
        degrees.reserve(nodes)
        relationshipCheck?.settle()
        sources.reserve(relationships)
        targets.reserve(relationships)
        types.reserve(relationships)
    }

    /// At the end of a statement: releases what was kept for its readers and sees to it that adjacency with many
    /// changes is rebuilt at the next read.
    ///
    /// - Complexity: O(relationship types); the rebuild is O(relationships + nodes) of a type and paid for by at least
    ///   a 64th as many changes.
    public func maintain() {
        version &+= 1
        for table in typeTables { table.maintain() }
    }

    /// Bytes that the graph's values, its tables and the record of the running transaction take, without what does not
    /// grow with every write; for the memory budget of a statement, which is charged the difference.
    ///
    /// - Complexity: O(1)
    public var bytesWritten: Int {
        // A row of the tables: label set and degree; ends, type, and an entry in the adjacency of either end.
        heap.bytesUsed &+ labelSets.count &* 8 &+ types.count &* 28 &+ counters.propertiesSet &* 8
            &+ changes.count &* MemoryLayout<Change>.stride &+ changeBytes
    }

    func memberBitmap(_ label: LabelID) -> IDBitmap {
        while labelMembers.count <= Int(label.raw) { labelMembers.append(IDBitmap()) }
        return labelMembers[Int(label.raw)]
    }

    func typeTable(_ type: RelationshipTypeID) -> RelationshipTypeTable {
        while typeTables.count <= Int(type.raw) { typeTables.append(RelationshipTypeTable()) }
        return typeTables[Int(type.raw)]
    }

    @inline(__always)
    func record(_ change: @autoclosure () -> Change) {
        version &+= 1
        if recordsChanges { changes.append(change()) }
    }
}
