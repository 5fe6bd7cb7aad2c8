/// Finds the name that a misspelt one was probably meant to be.
public enum NearestName {
    /// The nearest of `candidates`, or nil when none is near enough to be worth a suggestion.
    ///
    /// Distances are those of Damerau and Levenshtein in their restricted form ("optimal string alignment"): one for a
    /// character added, left out or replaced, and for two neighbours swapped. Capitals count like small letters. A
    /// third of the letters may differ, at most three, and names of one or two letters have no neighbours but
    /// themselves in other capitals. Of equally near names the first wins.
    ///
    /// - Complexity: O(candidates × length²).
    public static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = folded(name)
        guard !wanted.isEmpty else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate != name {
            let other = folded(candidate)
            let limit = tolerance(wanted, other)
            let bound = best.map { min($0.distance - 1, limit) } ?? limit
            guard bound >= 0, abs(wanted.count - other.count) <= bound else { continue }
            let distance = distance(wanted, other)
            if distance <= bound { best = (candidate, distance) }
        }
        return best?.name
    }

    /// The number of mistakes that turn one text into the other; see `find`.
    public static func distance(_ left: String, _ right: String) -> Int {
        distance(folded(left), folded(right))
    }

    private static func folded(_ name: String) -> [Unicode.Scalar] { Array(name.lowercased().unicodeScalars) }

    /// How many mistakes are believable between two names of these lengths.
    private static func tolerance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        let shorter = min(left.count, right.count)
        let longer = max(left.count, right.count)
        if longer <= 2 || shorter < 2 { return 0 }
        let believable = min(longer / 3, 3)
        // Two mistakes in a short word leave little of it; the first letter is rarely among them.
        return believable > 1 && left.first != right.first ? believable - 1 : believable
    }

    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in 1...left.count {
            var now = [row] + [Int](repeating: 0, count: right.count)
            for column in 1...right.count {
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                var least = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + cost)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    least = min(least, beforeLast[column - 2] + 1)
                }
                now[column] = least
            }
            beforeLast = last
            last = now
        }
        return last[right.count]
    }
}
