/// The values of one property key, of all nodes or of all relationships, in pages of 1,024 ids.
///
/// A page exists when one of its ids has the property; entities made together tend to have the same keys, so pages are
/// dense or absent. Each page is stored as the kind of value it holds (`PropertyPage`). Pointers into a column are
/// valid until the next write.
public final class PropertyColumn {
    @exclusivity(unchecked) @usableFromInline var pages: UnsafeMutablePointer<PropertyPage>
    /// Number of pages in the directory; ids from `pageCount * 1024` on have no value.
    @exclusivity(unchecked) public private(set) var pageCount = 0
    /// Number of values.
    @exclusivity(unchecked) public private(set) var count = 0
    @exclusivity(unchecked) private var pagesOfKind = [Int](repeating: 0, count: PropertyPage.Kind.allCases.count)

    @exclusivity(unchecked) private var pageBounds = PageBounds(count: 0)

    /// What is still to be checked of a column that lies in a mapped file, at its first use.
    @exclusivity(unchecked) private(set) var check: PendingCheck?

    init() { pages = .allocate(capacity: 0) }

    /// A column of a mapped file.
    init(pages list: [PropertyPage], check: @escaping (PropertyColumn) -> Bool) {
        pages = .allocate(capacity: list.count)
        for (number, page) in list.enumerated() {
            (pages + number).initialize(to: page)
            count += Int(page.count)
            pagesOfKind[Int(page.kind.rawValue)] += 1
        }
        pageCount = list.count
        pageBounds = PageBounds(count: pageCount)
        self.check = PendingCheck { [unowned self] in
            if !check(self) { removeAll() }
        }
    }

    /// Gives all values up.
    private func removeAll() {
        for number in 0..<pageCount { pages[number].close() }
        pageCount = 0
        count = 0
        pagesOfKind = [Int](repeating: 0, count: PropertyPage.Kind.allCases.count)
    }

    deinit {
        for number in 0..<pageCount { pages[number].close() }
        pages.deallocate()
    }

    /// The one kind that all pages with values have; `.empty` without values, nil when kinds differ. A column that is
    /// uniformly `.slots` may hold values of any kind.
    public var uniformKind: PropertyPage.Kind? {
        var result = PropertyPage.Kind.empty
        for kind in PropertyPage.Kind.allCases where kind != .empty && pagesOfKind[Int(kind.rawValue)] > 0 {
            if result != .empty { return nil }
            result = kind
        }
        return result
    }

    /// The page that holds an id (cell `id & 1023`); an empty one if there is none.
    public func page(of id: UInt32) -> PropertyPage {
        check?.settle()
        let number = Int(id >> 10)
        return number < pageCount ? pages[number] : PropertyPage()
    }

    /// Bits of the smallest and the largest value of the page that holds an id; nil for pages of other things than numbers
    /// of one kind or dates. Of both zeros either may be given.
    public func bounds(ofPageWith id: UInt32) -> (lowest: UInt64, highest: UInt64)? {
        check?.settle()
        let number = Int(id >> 10)
        return number < pageCount ? pageBounds.bounds(number, of: pages[number]) : nil
    }

    /// Whether an id has a value.
    public func has(_ id: UInt32) -> Bool {
        check?.settle()
        let number = Int(id >> 10)
        return number < pageCount && pages[number].has(Int(id & 1023))
    }

    /// The value of an id, null if it has none.
    public func slot(_ id: UInt32) -> Slot {
        check?.settle()
        let number = Int(id >> 10)
        return number < pageCount ? pages[number].slot(Int(id & 1023)) : .null
    }

    /// Writes a scalar or a value of the graph's heap; null takes the value away.
    func set(_ id: UInt32, _ value: Slot) {
        check?.settle()
        let number = Int(id >> 10)
        if number >= pageCount {
            if value.isNull { return }
            grow(to: number + 1)
        }
        pageBounds.forget(number)
        let kind = pages[number].kind
        let before = pages[number].count
        pages[number].set(Int(id & 1023), value)
        count += Int(pages[number].count - before)
        let now = pages[number].kind
        if now != kind {
            pagesOfKind[Int(kind.rawValue)] -= 1
            pagesOfKind[Int(now.rawValue)] += 1
        }
    }

    /// Writes the values of many ids; of id `UInt32.max`, null.
    ///
    /// - Complexity: O(count), one load of a page and one of a cell each.
    public func gather(ids: UnsafePointer<UInt32>, count: Int, into out: UnsafeMutablePointer<Slot>) {
        check?.settle()
        let pages = self.pages
        let pageCount = self.pageCount
        for index in 0..<count {
            let id = ids[index]
            let number = Int(id >> 10)
            out[index] = number < pageCount ? pages[number].slot(Int(id & 1023)) : .null
        }
    }

    /// Gathers a column of integers without boxing them into slots.
    ///
    /// - Parameters:
    ///   - out: receives the integers; 0 where there is no value.
    ///   - valid: receives 1 where there is a value, else 0.
    /// - Returns: false, with the outputs undefined, if one of the pages holds anything but integers.
    public func gatherIntegers(
        ids: UnsafePointer<UInt32>, count: Int, into out: UnsafeMutablePointer<Int64>,
        valid: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        gather(.integers, Int64.self, zero: 0, ids, count, out, valid)
    }

    /// Gathers a column of floats; see `gatherIntegers`.
    public func gatherFloats(
        ids: UnsafePointer<UInt32>, count: Int, into out: UnsafeMutablePointer<Double>,
        valid: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        gather(.floats, Double.self, zero: 0, ids, count, out, valid)
    }

    /// Gathers a column of dates as days since 1970-01-01; see `gatherIntegers`.
    public func gatherDates(
        ids: UnsafePointer<UInt32>, count: Int, into out: UnsafeMutablePointer<Int64>,
        valid: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        gather(.dates, Int64.self, zero: 0, ids, count, out, valid)
    }

    /// Gathers a column of strings as handles of the graph's heap, equal exactly when the strings are; see
    /// `gatherIntegers`. `UInt32.max` where there is no value.
    public func gatherStrings(
        ids: UnsafePointer<UInt32>, count: Int, into out: UnsafeMutablePointer<UInt32>,
        valid: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        gather(.strings, UInt32.self, zero: .max, ids, count, out, valid)
    }

    @inline(__always)
    private func gather<Cell>(
        _ kind: PropertyPage.Kind, _ type: Cell.Type, zero: Cell, _ ids: UnsafePointer<UInt32>, _ count: Int,
        _ out: UnsafeMutablePointer<Cell>, _ valid: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        check?.settle()
        let pages = self.pages
        let pageCount = self.pageCount
        // As far as pages are whole nothing need be asked of the cells.
        var whole = 0
        while whole < count {
            let page = pages + Int(ids[whole] >> 10)
            guard Int(ids[whole] >> 10) < pageCount, page.pointee.count == Int32(PropertyPage.capacity),
                page.pointee.kind == kind, let cells = page.pointee.typedCells(type)
            else { break }
            out[whole] = cells[Int(ids[whole] & 1023)]
            whole &+= 1
        }
        valid.update(repeating: 1, count: whole)
        for index in whole..<count {
            let id = ids[index]
            let number = Int(id >> 10)
            let cell = Int(id & 1023)
            out[index] = zero
            valid[index] = 0
            guard number < pageCount else { continue }
            let page = pages[number]
            // A full page is not asked whether it has the cell, which would be another wait for memory.
            if page.count == Int32(PropertyPage.capacity) || page.has(cell), let cells = page.typedCells(type) {
                if page.kind != kind { return false }
                out[index] = cells[cell]
                valid[index] = 1
            }
        }
        return true
    }

    /// Calls `body` with every id that has a value, ascending, and the value.
    func forEach(_ body: (UInt32, Slot) -> Void) {
        check?.settle()
        for number in 0..<pageCount where pages[number].count > 0 {
            for cell in 0..<PropertyPage.capacity where pages[number].has(cell) {
                body(UInt32(truncatingIfNeeded: number * PropertyPage.capacity + cell), pages[number].slot(cell))
            }
        }
    }

    func grow(to needed: Int) {
        let capacity = max(needed, pageCount * 2, 1)
        let larger = UnsafeMutablePointer<PropertyPage>.allocate(capacity: capacity)
        larger.moveInitialize(from: pages, count: pageCount)
        (larger + pageCount).initialize(repeating: PropertyPage(), count: capacity - pageCount)
        pages.deallocate()
        pages = larger
        pagesOfKind[0] += capacity - pageCount
        pageCount = capacity
        pageBounds = PageBounds(count: pageCount)
    }

    // MARK: Whole runs of cells

    /// Writes cells of ids that follow each other and have no value yet.
    ///
    /// - Parameters:
    ///   - kind: what the cells are; not `.empty`.
    ///   - cells: `count` cells as `PropertyPage` has them.
    ///   - valid: a byte a cell, 0 for none; nil when all have a value.
    func fill(
        from first: UInt32, count total: Int, _ kind: PropertyPage.Kind, _ cells: UnsafeRawPointer,
        valid: UnsafePointer<UInt8>?
    ) {
        guard total > 0, kind != .empty else { return }
        check?.settle()
        let last = Int(first) + total - 1
        if last >> 10 >= pageCount { grow(to: last >> 10 + 1) }
        let stride = PropertyPage.stride(of: kind)
        var done = 0
        while done < total {
            let id = Int(first) + done
            let cell = id & 1023
            let part = min(PropertyPage.capacity - cell, total - done)
            let before = pages[id >> 10]
            pageBounds.forget(id >> 10)
            pages[id >> 10].fill(
                from: cell, count: part, kind, cells + done * stride, valid: valid.map { $0 + done })
            let after = pages[id >> 10]
            count += Int(after.count - before.count)
            if after.kind != before.kind {
                pagesOfKind[Int(before.kind.rawValue)] -= 1
                pagesOfKind[Int(after.kind.rawValue)] += 1
            }
            done += part
        }
    }
}
