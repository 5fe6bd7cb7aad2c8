/// What the author of a statement called its variables, for printing.
public struct VariableNames: Sendable {
    let byNumber: [String?]

    /// The name of a variable; nil for anonymous ones.
    public subscript(variable: VariableID) -> String? {
        byNumber.indices.contains(variable.raw) ? byNumber[variable.raw] : nil
    }
}
