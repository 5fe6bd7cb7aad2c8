/// Which columns of a table are shown, and how wide.
struct TableLayout {
    /// Widths of the shown columns, which are the first ones.
    var widths: [Int]
    /// Columns left out at the right.
    var hiddenColumns: Int
    /// Whether columns are left out, or some had to become so narrow that a line for each value reads better.
    private(set) var isTight = false

    /// Narrowest that a column of text is made before columns are left out.
    private static let narrowest = 12

    /// Fits columns into a width.
    ///
    /// Every column costs three more (`│ ` before, a space after), and one closes the table. Text columns give way
    /// first, the widest most, since they can go on in the next line; numbers keep their width. What still does not fit
    /// is left out from the right.
    init(natural: [Int], isNumeric: [Bool], available: Int?) {
        widths = natural
        hiddenColumns = 0
        guard let available, Self.total(natural) > available else { return }
        let least = natural.indices.map { isNumeric[$0] ? natural[$0] : min(natural[$0], Self.narrowest) }
        var shown = natural.count
        while shown > 1 {
            // A hidden column leaves a mark, which takes four.
            let mark = shown < natural.count ? 4 : 0
            if Self.total(Array(least[..<shown])) + mark <= available { break }
            shown -= 1
        }
        hiddenColumns = natural.count - shown
        let room = max(1, available - 1 - 3 * shown - (hiddenColumns > 0 ? 4 : 0))
        widths = Self.share(room, among: Array(natural[..<shown]), least: Array(least[..<shown]))
        isTight = hiddenColumns > 0 || zip(widths, natural).contains { $0 * 4 < $1 }
    }

    private static func total(_ widths: [Int]) -> Int { widths.reduce(1) { $0 + $1 + 3 } }

    /// Gives every column its natural width up to a common cap, as high as the room allows, but no less than `least`.
    private static func share(_ room: Int, among natural: [Int], least: [Int]) -> [Int] {
        if natural.count == 1 { return [min(natural[0], room)] }
        func widths(cap: Int) -> [Int] { natural.indices.map { max(least[$0], min(natural[$0], cap)) } }
        var low = 1
        var high = natural.max() ?? 1
        while low < high {
            let middle = (low + high + 1) / 2
            if widths(cap: middle).reduce(0, +) <= room { low = middle } else { high = middle - 1 }
        }
        var result = widths(cap: low)
        var left = room - result.reduce(0, +)
        for index in result.indices where left > 0 && result[index] < natural[index] {
            result[index] += 1
            left -= 1
        }
        return result
    }
}
