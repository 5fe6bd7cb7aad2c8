import PropertyGraph
import QueryPlanning

/// The adjacency of the steps of a counted pattern, looked up once: from their sources and from their targets.
final class EdgeTable {
    /// Both sides of a step.
    struct Sides {
        var fromSource: EdgeSide
        var fromTarget: EdgeSide
    }

    private struct Key: Hashable {
        var types: [String]
        var isDirected: Bool
        var predicates: [Int]
    }

    private struct ListKey: Hashable {
        var side: Int
        var isUnique: Bool
        var ends: EqualEnds?
        var isAscending: Bool
    }

    private struct MapKey: Hashable {
        var neighbours: UnsafePointer<UInt32>
        var range: Range<Int>
        var weights: UInt
    }

    private struct Composition: Hashable {
        var first: NodeMap
        var second: NodeMap
    }

    private let graph: Graph
    private let arena: WeightArena
    private var sides: [Key: Sides] = [:]
    private var lists: [ListKey: NeighbourLists] = [:]
    private var maps: [MapKey: NodeMap?] = [:]
    private var compositions: [Composition: NodeMap] = [:]
    private var storage: [UnsafeMutablePointer<AdjacencyView>] = []
    /// For lists with changes; of one thread.
    let scratch = EdgeSide.Scratch.allocate(capacity: 1)

    init(graph: Graph, arena: WeightArena) {
        self.graph = graph
        self.arena = arena
        scratch.initialize(to: NeighbourScratch())
    }

    deinit {
        for views in storage { views.deallocate() }
        scratch.deinitialize(count: 1)
        scratch.deallocate()
    }

    /// The sides of a step.
    ///
    /// - Parameter allowed: 1 for each relationship that meets the step's conditions, by its id.
    func sides(of edge: MatchCount.Edge, allowed: UnsafePointer<UInt8>?) -> Sides {
        let key = Key(types: edge.types, isDirected: edge.isDirected, predicates: edge.predicates)
        if let known = sides[key] { return known }
        let made: Sides
        if edge.isDirected {
            made = Sides(
                fromSource: side(edge.types, [.outgoing], allowed), fromTarget: side(edge.types, [.incoming], allowed))
        } else {
            let both = side(edge.types, [.outgoing, .incoming], allowed)
            made = Sides(fromSource: both, fromTarget: both)
        }
        sides[key] = made
        return made
    }

    /// A step's lists, in place where nothing of them must be left out, else written once.
    ///
    /// - Parameters:
    ///   - back: the step as seen from the other end.
    ///   - isUnique: each neighbour once.
    ///   - ends: what the ends must have in common.
    ///   - isAscending: only neighbours with greater ids.
    func lists(
        of side: EdgeSide, back: EdgeSide, isUnique: Bool, ends: EqualEnds? = nil, isAscending: Bool = false
    ) throws(RuntimeError) -> NeighbourLists {
        let key = ListKey(side: side.number, isUnique: isUnique, ends: ends, isAscending: isAscending)
        if let known = lists[key] { return known }
        // Positions have 32 bits.
        guard side.entryCount < Int(UInt32.max) else { throw .integerOverflow(at: .none) }
        let made: NeighbourLists
        if isAscending {
            let all = try lists(of: side, back: back, isUnique: isUnique, ends: ends)
            made = NeighbourLists(all, arena: arena) { $1 > $0 }
        } else if let ends {
            let all = try lists(of: side, back: back, isUnique: isUnique)
            made = NeighbourLists(all, arena: arena) { ends.hold($0, $1) }
        } else if let plain = NeighbourLists(inPlace: side), !isUnique || !plain.hasParallels {
            made = plain
        } else {
            made = NeighbourLists(side, back: back, isUnique: isUnique, arena: arena, scratch: scratch)
        }
        lists[key] = made
        return made
    }

    /// Where lists lead from the nodes of a range; nil where some have several neighbours.
    ///
    /// - Parameter weights: of the neighbours.
    func map(along lists: NeighbourLists, from range: Range<Int>, to weights: NodeWeights) -> NodeMap? {
        let key = MapKey(neighbours: lists.neighbours, range: range, weights: weights.identity)
        if let known = maps[key] { return known }
        let made = NodeMap.along(lists, from: range, to: weights, arena: arena)
        maps[key] = made
        return made
    }

    /// One map and then another.
    func composed(_ first: NodeMap, _ second: NodeMap) -> NodeMap {
        let key = Composition(first: first, second: second)
        if let known = compositions[key] { return known }
        let made = NodeMap.composed(first, second, arena: arena)
        compositions[key] = made
        return made
    }

    private func side(
        _ types: [String], _ directions: [AdjacencyDirection], _ allowed: UnsafePointer<UInt8>?
    ) -> EdgeSide {
        var found: [AdjacencyView] = []
        var firstMirrored = 0
        var first = Int.max
        var limit = 0
        var entries = 0
        for (number, direction) in directions.enumerated() {
            for type in Self.typeIDs(types, graph) {
                let view = graph.adjacency(type: type, direction: direction)
                guard view.relationshipCount > 0 else { continue }
                found.append(view)
                entries += view.relationshipCount
                if view.isClean {
                    first = min(first, Int(view.firstNodeID))
                    limit = max(limit, Int(view.firstNodeID) + Int(view.nodeSpan))
                } else {
                    first = 0
                    limit = Int(graph.nodeLimit)
                }
            }
            // Where no relationship leads from a node to itself, there is nothing to leave out.
            if number == 0 || !hasLoops(types) { firstMirrored = found.count }
        }
        let views = UnsafeMutablePointer<AdjacencyView>.allocate(capacity: max(found.count, 1))
        views.initialize(from: found, count: found.count)
        storage.append(views)
        return EdgeSide(
            number: storage.count, views: views, viewCount: found.count, firstMirrored: firstMirrored, allowed: allowed,
            first: found.isEmpty ? 0 : first, limit: limit, entryCount: entries,
            isInPlace: allowed == nil && firstMirrored == found.count && found.allSatisfy(\.isClean))
    }

    /// Whether some relationship of these types leads from a node to itself.
    func hasLoops(_ types: [String]) -> Bool { Self.typeIDs(types, graph).contains { graph.hasLoops(type: $0) } }

    /// Whether some nodes may be joined by more than one relationship of these types, in whichever direction.
    func hasParallels(_ types: [String]) -> Bool {
        let ids = Self.typeIDs(types, graph)
        return ids.count > 1 || ids.contains { graph.hasParallels(type: $0) }
    }

    /// Ids of the types in the graph, all of them for no names; names that it does not know match nothing.
    static func typeIDs(_ types: [String], _ graph: Graph) -> [RelationshipTypeID] {
        if types.isEmpty { return (0..<UInt32(graph.typeNames.count)).map { RelationshipTypeID($0) } }
        return types.compactMap { graph.typeID($0) }
    }
}
