import Entente
import QueryPlanning

/// One of the ways to run a statement that must give the same answer.
public struct OracleConfiguration: Sendable {
    public var name: String
    public var settings: SessionSettings
    /// Whether the graph has indexes.
    public var isIndexed: Bool

    static func plain() -> OracleConfiguration {
        var settings = SessionSettings()
        settings.warnsOfUnknownNames = false
        settings.timeout = .seconds(20)
        settings.threads = 1
        return OracleConfiguration(name: "plain", settings: settings, isIndexed: false)
    }

    /// A configuration drawn at random: rules off, a size of batches, an order of joins, indexes, or several of these.
    static func random(_ dice: inout Dice) -> OracleConfiguration {
        var configuration = plain()
        var words: [String] = []
        switch dice.below(6) {
        case 0, 1:
            let rule = dice.pick(QueryPlanner.ruleNames + QueryPlanner.physicalRuleNames)
            configuration.settings.planner.disabledRules = [rule]
            words.append("without \(rule)")
        case 2:
            configuration.settings.planner.disabledRules = Set(QueryPlanner.ruleNames + QueryPlanner.physicalRuleNames)
            words.append("without rules")
        default: break
        }
        if dice.chance(50) {
            configuration.settings.batchSize = dice.pick([1, 1, 2, 3, 7])
            words.append("batches of \(configuration.settings.batchSize)")
        }
        if dice.chance(60) || words.isEmpty {
            let seed = dice.seed() % 1_000_000
            configuration.settings.planner.joinOrderSeed = seed
            words.append("join order \(seed)")
        }
        if dice.chance(40) {
            configuration.isIndexed = true
            words.append("indexes")
        }
        if dice.chance(50) {
            configuration.settings.threads = dice.pick([2, 3])
            configuration.settings.leastParallelRows = 0
            words.append("\(configuration.settings.threads) threads")
        }
        configuration.name = words.joined(separator: ", ")
        return configuration
    }
}
