/// The data of the analytical suite: sales with properties of many kinds, and their buyers.
///
/// Made from a fixed seed, so that every engine gets the same rows; nothing is read.
struct SalesData {
    struct Sale {
        var id: Int
        var buyer: Int
        var quantity: Int
        /// In hundredths, so that the file and the graph hold the same float.
        var cents: Int
        var status: String
        var city: String
        var note: String
        /// Days since 1970-01-01.
        var day: Int
        /// In hundredths; nil in three rows of ten.
        var discount: Int?

        var price: Double { Double(cents) / 100 }
    }

    struct Customer {
        var id: Int
        var segment: String
        var country: String
    }

    let rows: Int
    /// A customer for every twenty sales.
    var customers: Int { max(1, rows / 20) }

    private static let statuses = ["paid", "open", "sent", "back", "lost"]
    private static let segments = ["retail", "office", "school", "public", "export", "online", "trade", "other"]
    private static let colours = [
        "amber", "black", "blue", "brown", "copper", "green", "grey", "ivory", "orange", "pink", "purple", "red",
        "silver", "teal", "white", "yellow",
    ]
    private static let things = [
        "basket", "bench", "bottle", "box", "chair", "clock", "desk", "drawer", "frame", "kettle", "ladder", "lamp",
        "mirror", "shelf", "stool", "table",
    ]

    func forEachCustomer(_ body: (Customer) throws -> Void) rethrows {
        var random = SplitMix(state: 11)
        for id in 0..<customers {
            try body(
                Customer(
                    id: id, segment: Self.segments[random.below(8)], country: "country \(random.below(40))"))
        }
    }

    func forEachSale(_ body: (Sale) throws -> Void) rethrows {
        var random = SplitMix(state: 7)
        for id in 0..<rows {
            // The product of two uniform numbers: some buyers and cities are much more frequent than others.
            let buyer = random.below(customers) * (random.below(1000) + 1) / 1000
            let city = random.below(1000) * (random.below(1000) + 1) / 1000
            let status = Self.statuses[min(random.below(5), random.below(5))]
            let note = "\(Self.colours[random.below(16)]) \(Self.things[random.below(16)]) \(random.below(2000))"
            try body(
                Sale(
                    id: id, buyer: buyer, quantity: 1 + random.below(50), cents: random.below(100_000),
                    status: status, city: "city \(city)", note: note, day: 16_436 + random.below(3653),
                    discount: random.below(10) < 3 ? nil : random.below(50)))
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
