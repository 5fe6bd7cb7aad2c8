import QuerySemantics
import SourceText

/// A pattern of which only the number of matches is asked: in all, or for each node that one of its variables can be.
///
/// What must not hold (`differences`: two relationships or nodes that are the same, an edge that is there) is counted
/// apart and taken off: `terms` are plain patterns with signs, whose signed sum is the number of matches
/// (inclusion-exclusion).
public struct MatchCount: Sendable {
    /// A node of the pattern.
    public struct Node: Sendable {
        /// Of a node within a walk: the walk's.
        public var variable: VariableID
        /// All must be there.
        public var labels: [String]
        /// Conditions on this node alone.
        public var predicates: [BoundExpression] = []
        /// Patterns of their own that hang off this node.
        public var arms: [Arm] = []
    }

    /// A pattern that hangs off a node, and what the number of its matches does to the count.
    public struct Arm: Sendable {
        public enum Mode: Sendable, Hashable {
            /// OPTIONAL MATCH: no match counts as one.
            case optional
            /// EXISTS: any number of matches counts as one.
            case exists
            /// NOT EXISTS: only without a match.
            case absent
        }
        public var mode: Mode
        /// Counted for each node that its `kept` variable can be.
        public var count: MatchCount
    }

    /// A step of the pattern between two nodes, by their numbers.
    public struct Edge: Sendable, Hashable {
        public var source: Int
        public var target: Int
        /// False: in either direction.
        public var isDirected: Bool
        /// Sorted; empty for all types.
        public var types: [String]
        /// Conditions on the relationship alone, by their numbers in `relationshipPredicates`.
        public var predicates: [Int] = []
        /// Only that there is one matters, not how many.
        public var isWitness = false
    }

    /// Steps one after the other of which a match may take only the first ones.
    public struct Walk: Sendable, Hashable {
        /// Steps that every match takes.
        public var minimum: Int
        /// By their numbers in `edges`.
        public var edges: [Int]
        /// By their numbers: where the walk begins, where it is after each step, where it ends.
        public var nodes: [Int]
    }

    /// What must not hold of a match.
    public enum Difference: Sendable, Hashable {
        case nodes(Int, Int)
        /// By their numbers in `edges`.
        case edges(Int, Int)
        case absence(Edge)
    }

    /// A plain pattern and how often it is added to the count.
    public struct Term: Sendable, Hashable {
        public var coefficient: Int
        /// For each node of the pattern the number of the node that stands for it: equal nodes are one.
        public var representatives: [Int]
        public var edges: [Edge]
    }

    /// A condition on a relationship.
    public struct RelationshipPredicate: Sendable {
        public var variable: VariableID
        public var expression: BoundExpression
    }

    public var nodes: [Node] = []
    public var edges: [Edge] = []
    public var walks: [Walk] = []
    public var relationshipPredicates: [RelationshipPredicate] = []
    public var differences: [Difference] = []
    /// Conditions without variables: all must be true, or there is no match.
    public var guards: [BoundExpression] = []
    public var terms: [Term] = []
    /// Number of the node whose matches are counted one by one; nil for the sum.
    public var kept: Int?

    /// Every match takes this step.
    public func isAlwaysTaken(_ edge: Int) -> Bool { walks.allSatisfy { $0.minimum > 0 || !$0.edges.contains(edge) } }

    /// Every term is a forest when parallel steps are taken together: messages alone count it.
    public var isAcyclic: Bool {
        terms.allSatisfy(\.isAcyclic)
            && nodes.allSatisfy { $0.arms.allSatisfy { $0.count.isAcyclic } }
    }
}

extension MatchCount.Term {
    /// A forest when parallel steps are taken together and loops are left out.
    public var isAcyclic: Bool {
        var group = representatives.indices.map { $0 }
        func root(_ node: Int) -> Int {
            var node = node
            while group[node] != node { node = group[node] }
            return node
        }
        var seen: Set<[Int]> = []
        for edge in edges where edge.source != edge.target {
            let ends = [min(edge.source, edge.target), max(edge.source, edge.target)]
            guard seen.insert(ends).inserted else { continue }
            let (first, second) = (root(edge.source), root(edge.target))
            if first == second { return false }
            group[second] = first
        }
        return true
    }
}
