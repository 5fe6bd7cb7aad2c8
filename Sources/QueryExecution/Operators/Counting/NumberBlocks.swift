/// Numbers that are not negative, in blocks; the largest say whether plain arithmetic does, which the processor does for
/// several numbers at once.
extension UnsafeMutablePointer<Int64> {
    /// Multiplies number by number.
    func multiply(by factors: UnsafeMutablePointer<Int64>, _ count: Int, _ overflow: inout Bool) {
        var bits: Int64 = 0
        for index in 0..<count { bits |= self[index] | factors[index] }
        if bits >> 31 == 0 {
            for index in 0..<count {
                let product =
                    UInt64(UInt32(truncatingIfNeeded: self[index]))
                    &* UInt64(UInt32(truncatingIfNeeded: factors[index]))
                self[index] = Int64(bitPattern: product)
            }
            return
        }
        var exceeds = false
        for index in 0..<count {
            let (product, overflows) = self[index].multipliedReportingOverflow(by: factors[index])
            self[index] = product
            exceeds = exceeds || overflows
        }
        if exceeds { overflow = true }
    }

    /// Adds up at most 2^12 numbers.
    func sum(_ count: Int, _ overflow: inout Bool) -> Int64 {
        var bits: Int64 = 0
        var sum: Int64 = 0
        for index in 0..<count {
            bits |= self[index]
            sum &+= self[index]
        }
        if bits >> 51 == 0 { return sum }
        sum = 0
        for index in 0..<count {
            let (next, overflows) = sum.addingReportingOverflow(self[index])
            sum = next
            overflow = overflow || overflows
        }
        return sum
    }
}

extension UnsafeMutablePointer<UInt32> {
    /// Adds up the products of at most 2^12 pairs of numbers; nil when a number is 2^25 or more.
    func sumOfProducts(with factors: UnsafeMutablePointer<UInt32>, _ count: Int) -> Int64? {
        var bits: UInt32 = 0
        var sum: UInt64 = 0
        for index in 0..<count {
            bits |= self[index] | factors[index]
            sum &+= UInt64(self[index]) &* UInt64(factors[index])
        }
        return bits >> 25 == 0 ? Int64(bitPattern: sum) : nil
    }
}
