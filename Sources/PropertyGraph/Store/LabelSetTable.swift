/// The distinct sets of labels that nodes have (had): a node's labels are one number.
///
/// Sets are interned and never forgotten; a graph has few of them. Members are sorted by label id.
final class LabelSetTable {
    @exclusivity(unchecked) private(set) var sets: [[LabelID]] = [[]]
    @exclusivity(unchecked) private var numbers: [[LabelID]: UInt32] = [[]: 0]
    /// The sets of one label, by label; 0 where there is none yet.
    @exclusivity(unchecked) private var singles: [UInt32] = []
    /// (set, label) → the set with the label toggled.
    @exclusivity(unchecked) private var toggled: [UInt64: UInt32] = [:]

    /// Number of sets; ids are below it.
    var count: Int { sets.count }

    /// Members of a set, ascending.
    func labels(_ set: LabelSetID) -> [LabelID] { sets[Int(set.raw)] }

    /// Whether a set has a label.
    func has(_ set: LabelSetID, _ label: LabelID) -> Bool { sets[Int(set.raw)].contains(label) }

    /// The set of these labels, in any order, repeated or not.
    func intern(_ labels: [LabelID]) -> LabelSetID {
        if labels.isEmpty { return .empty }
        if labels.count == 1 { return single(labels[0]) }
        return internSlowly(labels)
    }

    private func single(_ label: LabelID) -> LabelSetID {
        let index = Int(label.raw)
        while singles.count <= index { singles.append(0) }
        if singles[index] == 0 { singles[index] = internSlowly([label]).raw }
        return LabelSetID(singles[index])
    }

    private func internSlowly(_ labels: [LabelID]) -> LabelSetID {
        if let known = numbers[labels] { return LabelSetID(known) }
        var members: [LabelID] = []
        for label in labels.sorted() where members.last != label { members.append(label) }
        if let known = numbers[members] { return LabelSetID(known) }
        let number = UInt32(sets.count)
        sets.append(members)
        numbers[members] = number
        return LabelSetID(number)
    }

    /// The set with one label more, or less if it has it.
    func toggle(_ set: LabelSetID, _ label: LabelID) -> LabelSetID {
        let key = UInt64(set.raw) << 32 | UInt64(label.raw)
        if let known = toggled[key] { return LabelSetID(known) }
        var members = labels(set)
        if let position = members.firstIndex(of: label) { members.remove(at: position) } else { members.append(label) }
        let result = intern(members)
        toggled[key] = result.raw
        return result
    }
}
