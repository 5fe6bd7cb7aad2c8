extension TCKValue {
    /// Whether two values are the same to the kit.
    ///
    /// Integers and floats differ even where their numbers agree; `-0.0` is `0.0`; NaN is NaN; strings are compared by
    /// code point, not by Swift's canonical equivalence; labels, and the entries of maps, have no order.
    ///
    /// - Parameter ignoringListOrder: compares every list, also an inner one, as a bag.
    /// - Complexity: O(n) in the size of the values; O(n²) in the length of lists compared as bags.
    public func matches(_ other: TCKValue, ignoringListOrder: Bool = false) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.float(let left), .float(let right)): left == right || left.isNaN && right.isNaN
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.list(let left), .list(let right)):
            if ignoringListOrder {
                areSameBag(left, right) { $0.matches($1, ignoringListOrder: true) }
            } else {
                left.count == right.count && zip(left, right).allSatisfy { $0.matches($1) }
            }
        case (.map(let left), .map(let right)): areSameEntries(left, right, ignoringListOrder)
        case (.node(let left), .node(let right)): left.matches(right, ignoringListOrder)
        case (.relationship(let left), .relationship(let right)): left.matches(right, ignoringListOrder)
        case (.path(let left), .path(let right)): left.matches(right, ignoringListOrder)
        case (.null, _), (.boolean, _), (.integer, _), (.float, _), (.string, _), (.list, _), (.map, _), (.node, _),
            (.relationship, _), (.path, _):
            false
        }
    }

    /// Whether an argument of a call equals a cell of a test procedure's table: as `matches`, except that an integer
    /// equals the float of the same value, since a parameter of type FLOAT takes both.
    public func equalsArgument(_ other: TCKValue) -> Bool {
        switch (self, other) {
        case (.integer(let left), .float(let right)), (.float(let right), .integer(let left)): Double(left) == right
        default: matches(other)
        }
    }
}

extension TCKNode {
    func matches(_ other: TCKNode, _ ignoringListOrder: Bool) -> Bool {
        areSameBag(labels, other.labels) { $0.utf8.elementsEqual($1.utf8) }
            && areSameEntries(properties, other.properties, ignoringListOrder)
    }
}

extension TCKRelationship {
    func matches(_ other: TCKRelationship, _ ignoringListOrder: Bool) -> Bool {
        type.utf8.elementsEqual(other.type.utf8) && areSameEntries(properties, other.properties, ignoringListOrder)
    }
}

extension TCKPath {
    func matches(_ other: TCKPath, _ ignoringListOrder: Bool) -> Bool {
        switch (start, other.start) {
        case (nil, nil): break
        case (let left?, let right?):
            guard left.matches(right, ignoringListOrder) else { return false }
        case (nil, _?), (_?, nil): return false
        }
        return steps.count == other.steps.count
            && zip(steps, other.steps).allSatisfy { left, right in
                left.isForward == right.isForward && left.relationship.matches(right.relationship, ignoringListOrder)
                    && left.node.matches(right.node, ignoringListOrder)
            }
    }
}

private func areSameEntries(_ left: [String: TCKValue], _ right: [String: TCKValue], _ ignoringListOrder: Bool) -> Bool
{
    left.count == right.count
        && left.allSatisfy { key, value in
            right[key]?.matches(value, ignoringListOrder: ignoringListOrder) ?? false
        }
}

/// Whether two collections hold the same elements the same number of times.
///
/// Greedy: right for any relation that is an equivalence, as `matches` is.
///
/// - Complexity: O(n²) at worst, O(n) when the orders agree.
func areSameBag<Element>(_ left: [Element], _ right: [Element], by same: (Element, Element) -> Bool) -> Bool {
    guard left.count == right.count else { return false }
    var rest = right
    for element in left {
        guard let index = rest.firstIndex(where: { same(element, $0) }) else { return false }
        rest.remove(at: index)
    }
    return true
}
