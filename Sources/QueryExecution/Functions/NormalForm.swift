@_spi(_Unicode) import Swift

/// The normal forms of Unicode (UAX #15), canonical (NFC, NFD) and compatible (NFKC, NFKD).
///
/// The standard library composes and decomposes canonically; what it does not offer is the replacement of characters
/// that only look different, as ﬁ for f and i. Those are replaced here first, by a table.
enum NormalForm: String {
    case composed = "NFC"
    case decomposed = "NFD"
    case compatibleComposed = "NFKC"
    case compatibleDecomposed = "NFKD"

    /// The text in this form.
    ///
    /// - Complexity: O(length).
    func text(_ source: String) -> String {
        var result = String.UnicodeScalarView()
        switch self {
        case .composed: result.append(contentsOf: source._nfc)
        case .decomposed: result.append(contentsOf: source._nfd)
        case .compatibleComposed: result.append(contentsOf: CompatibilityForms.replaced(source)._nfc)
        case .compatibleDecomposed: result.append(contentsOf: CompatibilityForms.replaced(source)._nfd)
        }
        return String(result)
    }
}

/// Characters that Unicode counts as other forms of others.
enum CompatibilityForms {
    /// The full decomposition of each character that has a compatible one.
    private static let decompositions: [UInt32: [Unicode.Scalar]] = {
        var result: [UInt32: [Unicode.Scalar]] = [:]
        result.reserveCapacity(3750)
        for entry in table.split(separator: " ") {
            let sides = entry.split(separator: "=")
            let source = sides[0].split(separator: "*")
            let target = sides[1].split(separator: "+").compactMap { UInt32($0, radix: 16) }
            guard let first = UInt32(source[0], radix: 16), let start = target.first else { continue }
            let count = source.count > 1 ? UInt32(source[1], radix: 16) ?? 1 : 1
            for offset in 0..<count {
                let scalars = count > 1 ? [start + offset] : target
                result[first + offset] = scalars.compactMap { Unicode.Scalar($0) }
            }
        }
        return result
    }()

    /// The text with those characters replaced, not yet in canonical order.
    static func replaced(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value >= 0xA0 }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let decomposition = decompositions[scalar.value] {
                result.append(contentsOf: decomposition)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
