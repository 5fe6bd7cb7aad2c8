import Synchronization

/// The bytes of a graph file and what is known of them.
///
/// Header, table of sections, catalogue, the labels of the nodes and what is a bit per relationship are checked when the
/// file is opened; the adjacency of a type, the table of relationships, a property and the strings when they are first used. A
/// part that fails its check is taken for empty, and `damage` says so: the statement that met it fails.
final class GraphImage: @unchecked Sendable {
    let bytes: MappedBytes
    let catalog: ImageCatalog
    /// What the machine that wrote the file called a zone, in terms of this one; only where they differ.
    let zoneCodes: [UInt32: UInt32]
    /// Zones by the file's code.
    let knownZones: Set<UInt32>
    private let sections: [UInt64: ImageFormat.Section]
    private let firstDamage = Mutex<GraphFileError?>(nil)
    private let lock = Mutex<Void>(())
    /// Containers of the heap whose cells are checked, with their nesting. Touched in `exclusively` only.
    var soundContainers: [UInt32: UInt32] = [:]
    /// Whether the heap passed its check; nil before it. Touched in `exclusively` only.
    var heapIsSound: Bool?

    /// What the first part that failed its check is.
    var damage: GraphFileError? { firstDamage.withLock { $0 } }

    func report(_ kind: ImageFormat.Kind) {
        firstDamage.withLock { damage in
            if damage == nil { damage = .damaged(part: kind.name) }
        }
    }

    /// One check at a time.
    func exclusively<Result>(_ body: () -> Result) -> Result {
        lock._unsafeLock()
        defer { lock._unsafeUnlock() }
        return body()
    }

    /// Reads header, table and catalogue.
    init(_ bytes: MappedBytes) throws(GraphFileError) {
        self.bytes = bytes
        let sections = try Self.sections(bytes)
        var byName: [UInt64: ImageFormat.Section] = [:]
        for section in sections {
            if byName.updateValue(section, forKey: Self.name(section.kind, section.subject)) != nil {
                throw .damaged(part: "the table of its parts")
            }
        }
        self.sections = byName
        guard let section = byName[Self.name(.catalog, 0)] else { throw .damaged(part: "the table of its parts") }
        let content = UnsafeRawBufferPointer(start: bytes.start + Int(section.place), count: Int(section.length))
        guard ImageChecksum.of(bytes.start + Int(section.place), Int(section.length)) == section.checksum,
            let catalog = ImageCatalog(content)
        else { throw .damaged(part: ImageFormat.Kind.catalog.name) }
        self.catalog = catalog
        var codes: [UInt32: UInt32] = [:]
        for zone in catalog.zones {
            // A zone that this machine does not know keeps the moment and loses its clock.
            let code = (ZoneCode(name: zone.name) ?? .utc).raw
            if code != zone.code { codes[zone.code] = code }
        }
        zoneCodes = codes
        knownZones = Set(catalog.zones.map(\.code))
    }

    /// The table of sections, each within the file.
    private static func sections(_ bytes: MappedBytes) throws(GraphFileError) -> [ImageFormat.Section] {
        let raw = UnsafeRawPointer(bytes.start)
        for (index, byte) in ImageFormat.magic.enumerated() {
            guard index < bytes.count, raw.load(fromByteOffset: index, as: UInt8.self) == byte else {
                throw .notAGraphFile
            }
        }
        guard bytes.count >= ImageFormat.headerSize else {
            throw .truncated(expected: UInt64(ImageFormat.headerSize), found: UInt64(bytes.count))
        }
        let order = raw.load(fromByteOffset: 12, as: UInt32.self)
        if order == ImageFormat.byteOrder.byteSwapped { throw .otherByteOrder }
        // The version comes before the checksum: a later format may have another header.
        let version = raw.load(fromByteOffset: 8, as: UInt32.self)
        if order == ImageFormat.byteOrder, version > ImageFormat.version {
            throw .newerVersion(found: version, known: ImageFormat.version)
        }
        guard raw.load(fromByteOffset: 56, as: UInt64.self) == ImageChecksum.of(raw, 56),
            order == ImageFormat.byteOrder,
            ImageFormat.versions.contains(version)
        else { throw .damaged(part: "the header") }
        let length = raw.load(fromByteOffset: 16, as: UInt64.self)
        if length > UInt64(bytes.count) { throw .truncated(expected: length, found: UInt64(bytes.count)) }
        let place = raw.load(fromByteOffset: 24, as: UInt64.self)
        let count = Int(raw.load(fromByteOffset: 32, as: UInt32.self))
        let tableSize = count * ImageFormat.sectionSize
        guard length == UInt64(bytes.count), place <= length, UInt64(tableSize) == length - place,
            ImageChecksum.of(raw + Int(place), tableSize) == raw.load(fromByteOffset: 40, as: UInt64.self)
        else { throw .damaged(part: "the table of its parts") }
        var sections: [ImageFormat.Section] = []
        for index in 0..<count {
            let entry = raw + Int(place) + index * ImageFormat.sectionSize
            guard let kind = ImageFormat.Kind(rawValue: entry.loadUnaligned(as: UInt32.self)) else {
                throw .damaged(part: "the table of its parts")
            }
            func long(_ offset: Int) -> UInt64 { entry.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
            let section = ImageFormat.Section(
                kind: kind, subject: entry.loadUnaligned(fromByteOffset: 4, as: UInt32.self), place: long(8),
                length: long(16), count: long(24), extra: long(32), checksum: long(40))
            guard section.place % UInt64(ImageFormat.alignment) == 0, section.place <= place,
                section.length <= place - section.place, section.count <= UInt64(UInt32.max),
                section.extra <= UInt64(UInt32.max)
            else { throw .damaged(part: kind.name) }
            sections.append(section)
        }
        return sections
    }

    private static func name(_ kind: ImageFormat.Kind, _ subject: UInt32) -> UInt64 {
        UInt64(kind.rawValue) << 32 | UInt64(subject)
    }

    // MARK: Sections

    /// A section; nil where the file has none.
    func section(_ kind: ImageFormat.Kind, _ subject: UInt32 = 0) -> ImageFormat.Section? {
        sections[Self.name(kind, subject)]
    }

    /// Its bytes.
    func start(_ section: ImageFormat.Section) -> UnsafeMutableRawPointer { bytes.start + Int(section.place) }

    /// Cells of a section that must have so many; nil where it has not.
    func cells<Cell>(
        _ kind: ImageFormat.Kind, subject: UInt32 = 0, _ type: Cell.Type, count: Int
    ) -> UnsafeMutablePointer<Cell>? {
        guard let section = section(kind, subject) else {
            return count == 0 ? bytes.start.assumingMemoryBound(to: type) : nil
        }
        guard section.length == UInt64(count * MemoryLayout<Cell>.stride) else { return nil }
        return start(section).bindMemory(to: type, capacity: count)
    }

    /// Whether a section is as it was written; one that is not there is.
    func isIntact(_ kind: ImageFormat.Kind, _ subject: UInt32 = 0) -> Bool {
        guard let section = section(kind, subject) else { return true }
        return ImageChecksum.of(start(section), Int(section.length)) == section.checksum
    }
}
