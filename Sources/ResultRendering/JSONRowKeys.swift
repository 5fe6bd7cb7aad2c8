import Entente

/// The keys of row objects, ready to write.
enum JSONRowKeys {
    /// Column names made unique and written as JSON keys with their colon.
    ///
    /// openCypher refuses two columns of one name, so this is for results that come from elsewhere.
    static func make(_ columns: [String]) -> [String] {
        var taken = Set(columns)
        var seen: Set<String> = []
        return columns.map { column in
            var name = column
            if !seen.insert(column).inserted {
                var number = 2
                while taken.contains("\(column)_\(number)") { number += 1 }
                name = "\(column)_\(number)"
                taken.insert(name)
                seen.insert(name)
            }
            var key = ""
            JSONValueWriter.write(name, into: &key)
            return key + ":"
        }
    }

    /// One row as an object on one line.
    static func writeRow(_ row: [Value], keys: [String], into output: inout String) {
        output += "{"
        for (index, value) in row.enumerated() where index < keys.count {
            if index > 0 { output += "," }
            output += keys[index]
            JSONValueWriter.write(value, into: &output)
        }
        output += "}"
    }
}
