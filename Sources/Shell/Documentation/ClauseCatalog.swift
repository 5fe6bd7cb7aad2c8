/// Clauses, patterns, operators and forms of expression, explained. Functions are in the engine's own catalogue.
enum ClauseCatalog {
    /// In the order of the reference within each section.
    static let entries = reading + beyond + writing + subqueries + expressions + operators
}
