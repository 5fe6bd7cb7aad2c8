import Glibc
import PropertyGraph

/// Puts the sales into a graph and, for the peers, into two CSV files.
struct SalesWriter {
    let data: SalesData

    struct CannotWrite: Error, CustomStringConvertible {
        var path: String
        var description: String { "Cannot write \(path)" }
    }

    /// Writes `sale.csv` and `customer.csv`.
    func write(to folder: String) throws {
        mkdir(folder, 0o755)
        try write("\(folder)/customer.csv", header: "id,segment,country") { line in
            data.forEachCustomer { line("\($0.id),\($0.segment),\($0.country)") }
        }
        try write("\(folder)/sale.csv", header: "id,buyer,quantity,price,status,city,note,day,discount") { line in
            data.forEachSale { sale in
                let discount = sale.discount.map { Self.decimal($0) } ?? ""
                line(
                    "\(sale.id),\(sale.buyer),\(sale.quantity),\(Self.decimal(sale.cents)),\(sale.status),\(sale.city),"
                        + "\(sale.note),\(Self.date(sale.day)),\(discount)")
            }
        }
    }

    /// Fills an empty graph.
    func load(into graph: Graph) throws {
        graph.recordsChanges = false
        defer { graph.recordsChanges = true }
        let keys = ["id", "buyer", "quantity", "price", "status", "city", "note", "day", "discount"].map {
            graph.internKey($0)
        }
        let (segment, country) = (graph.internKey("segment"), graph.internKey("country"))
        let customerLabel = graph.internLabelSet([graph.internLabel("Customer")])
        let saleLabel = graph.internLabelSet([graph.internLabel("Sale")])
        let type = graph.internType("BOUGHT_BY")
        graph.reserve(nodes: data.rows + data.customers, relationships: data.rows)
        func string(_ text: String) -> Slot {
            var text = text
            return text.withUTF8 { .string(graph.heap.internString($0)) }
        }
        try data.forEachCustomer { customer in
            let node = try graph.createNode(labelSet: customerLabel)
            try graph.setNodeProperty(node, keys[0], .integer(Int64(customer.id)))
            try graph.setNodeProperty(node, segment, string(customer.segment))
            try graph.setNodeProperty(node, country, string(customer.country))
        }
        try data.forEachSale { sale in
            let node = try graph.createNode(labelSet: saleLabel)
            var values: [Slot] = [
                .integer(Int64(sale.id)), .integer(Int64(sale.buyer)), .integer(Int64(sale.quantity)),
                .float(sale.price), string(sale.status), string(sale.city), string(sale.note),
            ]
            values.append(Slot(tag: .date, bits: UInt64(bitPattern: Int64(sale.day))))
            if let discount = sale.discount { values.append(.float(Double(discount) / 100)) }
            for (key, value) in zip(keys, values) { try graph.setNodeProperty(node, key, value) }
            try graph.createRelationship(type: type, source: node, target: NodeID(UInt32(sale.buyer)))
        }
        graph.commit()
        for direction in AdjacencyDirection.allCases { _ = graph.adjacency(type: type, direction: direction) }
    }

    private func write(_ path: String, header: String, _ body: ((String) -> Void) -> Void) throws {
        guard let file = fopen(path, "w") else { throw CannotWrite(path: path) }
        defer { fclose(file) }
        fputs(header + "\n", file)
        body { fputs($0 + "\n", file) }
    }

    private static func decimal(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func date(_ day: Int) -> String {
        var time = day * 86_400
        var parts = tm()
        gmtime_r(&time, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    }
}
