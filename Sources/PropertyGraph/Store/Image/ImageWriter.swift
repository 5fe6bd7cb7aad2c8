import Glibc

/// Writes sections one after the other, then their table, and the header at last: a file that was not finished has none.
struct ImageWriter {
    private let descriptor: Int32
    private var place = ImageFormat.headerSize
    private var sections: [ImageFormat.Section] = []

    init(descriptor: Int32) throws(GraphFileError) {
        self.descriptor = descriptor
        try Self.write([UInt8](repeating: 0, count: ImageFormat.headerSize), to: descriptor)
    }

    /// Adds a section; an empty one is left out.
    mutating func add(
        _ kind: ImageFormat.Kind, subject: UInt32 = 0, count: Int = 0, extra: Int = 0, _ bytes: UnsafeRawBufferPointer
    ) throws(GraphFileError) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        sections.append(
            ImageFormat.Section(
                kind: kind, subject: subject, place: UInt64(place), length: UInt64(bytes.count), count: UInt64(count),
                extra: UInt64(extra), checksum: ImageChecksum.of(start, bytes.count)))
        try Self.write(bytes, to: descriptor)
        place += bytes.count
        let padding = -place & (ImageFormat.alignment - 1)
        try Self.write([UInt8](repeating: 0, count: padding), to: descriptor)
        place += padding
    }

    /// Writes table and header.
    mutating func finish() throws(GraphFileError) {
        var table = ImageByteWriter()
        for section in sections {
            table.put(section.kind.rawValue)
            table.put(section.subject)
            for number in [section.place, section.length, section.count, section.extra, section.checksum] {
                table.put(number)
            }
        }
        try Self.write(table.bytes, to: descriptor)
        var header = ImageByteWriter()
        for byte in ImageFormat.magic { header.put(byte) }
        header.put(ImageFormat.version)
        header.put(ImageFormat.byteOrder)
        header.put(UInt64(place + table.bytes.count))
        header.put(UInt64(place))
        header.put(UInt32(sections.count))
        header.put(UInt32(0))
        header.put(table.bytes.withUnsafeBytes { $0.baseAddress.map { ImageChecksum.of($0, table.bytes.count) } ?? 0 })
        header.put(UInt64(0))
        header.put(header.bytes.withUnsafeBytes { $0.baseAddress.map { ImageChecksum.of($0, 56) } ?? 0 })
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .cannotWrite(SystemError(errno)) }
        try Self.write(header.bytes, to: descriptor)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(GraphFileError) {
        let code = bytes.withUnsafeBytes { write($0, descriptor) }
        if code != 0 { throw .cannotWrite(SystemError(code)) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(GraphFileError) {
        let code = write(bytes, descriptor)
        if code != 0 { throw .cannotWrite(SystemError(code)) }
    }

    /// The number of the error, or 0.
    private static func write(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) -> Int32 {
        var offset = 0
        while offset < bytes.count, let start = bytes.baseAddress {
            let count = Glibc.write(descriptor, start + offset, bytes.count - offset)
            if count >= 0 { offset += count } else if errno != EINTR { return errno }
        }
        return 0
    }
}
