/// Why bytes are not taken for a graph, or a graph cannot be written.
public enum GraphFileError: Error, Equatable, Sendable {
    /// The bytes do not begin as a graph file does.
    case notAGraphFile
    /// The file was written by a later version of the program.
    case newerVersion(found: UInt32, known: UInt32)
    /// The file was written on a machine with another order of bytes.
    case otherByteOrder
    /// The file is shorter than it was when it was written.
    case truncated(expected: UInt64, found: UInt64)
    /// A part of the file is not what was written.
    case damaged(part: String)
    /// The system does not write.
    case cannotWrite(SystemError)
}

extension GraphFileError: CustomStringConvertible {
    /// One sentence without a full stop, about the file.
    public var description: String {
        switch self {
        case .notAGraphFile: "is not an Entente graph file"
        case .newerVersion(let found, let known):
            "is of version \(found) of the format; this program reads versions up to \(known)"
        case .otherByteOrder: "was written on a machine with another order of bytes"
        case .truncated(let expected, let found): "is cut off: \(found) bytes of \(expected)"
        case .damaged(let part): "is damaged: \(part) cannot be what was written"
        case .cannotWrite(let error): "cannot be written: \(error)"
        }
    }
}
