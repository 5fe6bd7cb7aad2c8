/// Exact comparison of the two number types.
public enum Numbers {
    /// How an integer stands to a float, without rounding either; NaN is `.unordered` to everything.
    public static func compare(_ integer: Int64, _ float: Double) -> Comparison {
        if float.isNaN { return .unordered }
        // 2^63 is exact as a float; beyond it every float is out of the integers' range.
        if float >= 0x1p63 { return .less }
        if float < -0x1p63 { return .greater }
        let whole = float.rounded(.towardZero)
        let other = Int64(whole)
        if integer != other { return integer < other ? .less : .greater }
        if whole == float { return .equal }
        return whole < float ? .less : .greater
    }

    /// The integer that a float is, when it is one.
    public static func exactInteger(_ float: Double) -> Int64? {
        guard float >= -0x1p63, float < 0x1p63, float.rounded(.towardZero) == float else { return nil }
        return Int64(float)
    }
}

/// How one value stands to another in `<`, `<=`, `>` and `>=`.
public enum Comparison: Sendable, Hashable {
    case less, equal, greater
    /// NaN is among them: every comparison is false.
    case unordered
    /// A null is among them, or the types cannot be compared: every comparison is null.
    case unknown

    /// As seen from the other side.
    public var reversed: Comparison {
        switch self {
        case .less: .greater
        case .greater: .less
        case .equal, .unordered, .unknown: self
        }
    }
}
