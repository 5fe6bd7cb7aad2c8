extension UnsafeMutableBufferPointer where Element: BitwiseCopyable {
    /// The element that would be at a position if all were sorted; rearranges them.
    ///
    /// - Complexity: O(count) on average: quickselect (C. A. R. Hoare, "Algorithm 65: FIND", CACM 1961), with the middle of
    ///   three as pivot.
    @inline(__always)
    func select(_ position: Int, _ precedes: (Element, Element) -> Bool) -> Element {
        var (low, high) = (0, count - 1)
        while low < high {
            let (first, middle, last) = (self[low], self[low + (high - low) / 2], self[high])
            let (small, large) = precedes(middle, first) ? (middle, first) : (first, middle)
            let pivot = precedes(last, small) ? small : precedes(large, last) ? large : last
            var (left, right) = (low, high)
            while left <= right {
                while precedes(self[left], pivot) { left &+= 1 }
                while precedes(pivot, self[right]) { right &-= 1 }
                guard left <= right else { break }
                swapAt(left, right)
                left &+= 1
                right &-= 1
            }
            if position <= right { high = right } else if position >= left { low = left } else { break }
        }
        return self[position]
    }
}
