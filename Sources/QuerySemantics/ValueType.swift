/// What the binder knows about an expression's values before the query runs. Every type admits null.
public indirect enum ValueType: Hashable, Sendable {
    /// Nothing known.
    case any
    /// Only null is possible.
    case null
    case boolean
    case integer
    case float
    /// Integer or float.
    case number
    case string
    case list(ValueType)
    case map
    case node
    case relationship
    case path
    case date, localTime, zonedTime, localDateTime, zonedDateTime, duration
    case point
}
