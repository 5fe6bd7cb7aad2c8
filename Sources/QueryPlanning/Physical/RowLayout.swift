import QuerySemantics

/// How the cells of a column are stored.
public enum ColumnKind: Sendable, Hashable { case slots, nodes, relationships }

/// Which variable is in which column of an operator's output, and how it is stored.
public struct RowLayout: Sendable, Hashable {
    /// Variables by column.
    public private(set) var variables: [VariableID]
    /// Storage by column.
    public private(set) var kinds: [ColumnKind]
    /// Columns by variable in rows so wide that searching them would take long.
    private var positions: [VariableID: Int]?
    private static let widthSearched = 32

    /// Columns of slots.
    public init(_ variables: [VariableID]) {
        self.init(variables, kinds: Array(repeating: .slots, count: variables.count))
    }

    /// Columns with their storage; both arrays have the same length.
    public init(_ variables: [VariableID], kinds: [ColumnKind]) {
        self.variables = variables
        self.kinds = kinds
        guard variables.count > Self.widthSearched else { return }
        positions = Dictionary(variables.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Adds a column to the right.
    mutating func append(_ variable: VariableID, _ kind: ColumnKind) {
        variables.append(variable)
        kinds.append(kind)
        guard variables.count > Self.widthSearched else { return }
        if positions == nil {
            self = RowLayout(variables, kinds: kinds)
        } else if positions?[variable] == nil {
            positions?[variable] = variables.count - 1
        }
    }

    /// Column of a variable; nil when the row does not have it.
    public func column(of variable: VariableID) -> Int? {
        variables.count > Self.widthSearched ? positions?[variable] : variables.firstIndex(of: variable)
    }

    /// Storage of a variable's column.
    public func kind(of variable: VariableID) -> ColumnKind? { column(of: variable).map { kinds[$0] } }

    /// Number of columns.
    public var count: Int { variables.count }
}
