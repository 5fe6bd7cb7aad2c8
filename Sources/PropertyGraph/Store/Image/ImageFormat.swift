/// The layout of a graph file, version 2.
///
/// Version 1 differs in that it has no pages of dates: there they are slots.
///
/// A header of 64 bytes, sections that each begin on a multiple of 64 bytes, and a table of the sections. Numbers are
/// little-endian. All sections but the catalogue are arrays as the store has them in memory, so that they are used where
/// they lie.
///
///     header   8 magic bytes · version u32 · byte order u32 · file length u64 · place of the table u64
///              · number of sections u32 · 0 u32 · checksum of the table u64 · 0 u64 · checksum of the 56 bytes before u64
///     section  kind u32 · subject u32 · place u64 · length u64 · count u64 · extra u64 · checksum u64
enum ImageFormat {
    /// Not text, and changed by whatever changes line ends or cuts the eighth bit, as PNG does it.
    static let magic: [UInt8] = [0x89, 0x45, 0x4E, 0x54, 0x0D, 0x0A, 0x1A, 0x0A]
    static let version: UInt32 = 2
    /// Versions that this program reads.
    static let versions: ClosedRange<UInt32> = 1...version
    static let byteOrder: UInt32 = 0x0102_0304
    static let headerSize = 64
    static let alignment = 64
    static let sectionSize = 48

    /// What a section holds; `subject` says of which label, type or key.
    enum Kind: UInt32, CaseIterable {
        /// Names, label sets, counts, indexes; see `ImageCatalog`.
        case catalog = 1
        /// u32 a node: label set, or `UInt32.max` for a deleted one.
        case labelSets
        /// u32 a node: number of relationship ends.
        case degrees
        /// u32 a relationship each.
        case sources, targets, types
        /// u64 words of members of a label; count: members; extra: number of the first word.
        case labelMembers
        /// u64 words of relationships of a type, alike.
        case typeMembers
        /// u32, one more than rows; count: relationships; extra: first node.
        case outgoingOffsets
        /// u32 a relationship each.
        case outgoingNeighbours, outgoingRelationships
        case incomingOffsets, incomingNeighbours, incomingRelationships
        /// Directory and pages of a column; count: pages; extra: values.
        case nodeColumn, relationshipColumn
        /// `MappedHeapEntry` each.
        case heapEntries
        /// Payloads.
        case heapBytes
        /// u64 cells; extra: number of strings.
        case internTable

        /// For messages.
        var name: String {
            switch self {
            case .catalog: "the catalogue"
            case .labelSets: "the labels of the nodes"
            case .degrees: "the degrees of the nodes"
            case .sources, .targets, .types: "the table of relationships"
            case .labelMembers: "the list of nodes of a label"
            case .typeMembers: "the list of relationships of a type"
            case .outgoingOffsets, .outgoingNeighbours, .outgoingRelationships, .incomingOffsets, .incomingNeighbours,
                .incomingRelationships:
                "the adjacency of a type"
            case .nodeColumn: "a property of the nodes"
            case .relationshipColumn: "a property of the relationships"
            case .heapEntries, .heapBytes, .internTable: "the strings and other values"
            }
        }
    }

    /// One entry of the table of sections.
    struct Section {
        var kind: Kind
        var subject: UInt32
        var place: UInt64
        var length: UInt64
        var count: UInt64
        var extra: UInt64
        var checksum: UInt64
    }

    /// A page of a column in its directory: kind u8 · 0 · values u32 · place in the section u64.
    static let pageEntrySize = 16
}
