/// What to make a graph of: CSV files with headers as `neo4j-admin database import` reads them.
public struct ImportRequest: Sendable {
    /// Files that belong together: the first has the header, alone or above rows.
    public struct Group: Sendable, Hashable {
        /// Labels of the nodes, or the one type of the relationships; a column of the files may say more.
        public var names: [String]
        public var files: [String]

        public init(names: [String], files: [String]) {
            self.names = names
            self.files = files
        }
    }

    /// What the ids of the files are.
    public enum Identifiers: String, Sendable, CaseIterable {
        /// Text, and so a property that keeps them.
        case string
        /// Integers of 64 bits.
        case integer
    }

    public var nodes: [Group] = []
    public var relationships: [Group] = []
    public var dialect = CSVDialect()
    public var identifiers = Identifiers.string
    /// How many rows that cannot be read are passed over; with one more the import fails.
    public var badRowLimit = 0
    /// Number of threads; nil for one a processor, and at most eight.
    public var threads: Int?

    public init() {}
}

/// What came of an import.
public struct ImportSummary: Sendable, Hashable {
    public var nodes = 0
    public var relationships = 0
    /// Bytes of all files.
    public var bytes = 0
    /// Rows that were passed over, in words, in the order of the files.
    public var badRows: [String] = []
}

/// Why nothing came of it.
public struct ImportError: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// The request contradicts itself.
        case usage
        /// A file is not what it should be.
        case data
        /// A file is not there or not readable.
        case missing
    }

    public let kind: Kind
    /// One sentence without a full stop; names file, line, column and value as far as there are any.
    public let description: String

    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
