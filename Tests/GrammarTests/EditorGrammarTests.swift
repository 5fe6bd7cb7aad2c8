import Foundation
import TestSupport
import Testing

/// The grammar that editors colour by.
@Suite struct EditorGrammarTests {
    struct Rule {
        var name: String
        var expression: NSRegularExpression
    }

    let rules: [Rule]
    let keywords: KeywordList

    init() throws {
        let text = try RepositoryFiles.text("Grammar/entente.tmLanguage.json")
        let json = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let patterns = try #require(json["patterns"] as? [[String: Any]])
        rules = try patterns.compactMap { pattern in
            guard let name = pattern["name"] as? String, let match = pattern["match"] as? String else { return nil }
            return Rule(name: name, expression: try NSRegularExpression(pattern: match))
        }
        keywords = try LanguageGrammar().keywords
    }

    /// The rule that an editor would apply at the beginning of a text, and how much it covers.
    private func first(_ text: String, at start: Int = 0) -> (name: String, length: Int)? {
        let range = NSRange(location: start, length: (text as NSString).length - start)
        for rule in rules {
            let options: NSRegularExpression.MatchingOptions = [
                .anchored, .withTransparentBounds, .withoutAnchoringBounds,
            ]
            if let match = rule.expression.firstMatch(in: text, options: options, range: range) {
                return (rule.name, match.range.length)
            }
        }
        return nil
    }

    @Test func everyKeywordIsColoured() {
        for entry in keywords.entries {
            for text in [entry.text, entry.text.lowercased(), entry.text.uppercased()] {
                let found = first(text + " ")
                #expect(found?.length == text.utf16.count, "\(text)")
                #expect(
                    found?.name.hasPrefix("keyword.") == true || found?.name == "constant.language.entente", "\(text)")
            }
        }
    }

    @Test(arguments: [
        ("matches ", nil), ("n ", nil), ("0xFF ", "constant.numeric.entente"), ("1.5e-3 ", "constant.numeric.entente"),
        ("$name ", "variable.parameter.entente"), ("`a``b` ", "variable.other.escaped.entente"),
        ("size(x)", "entity.name.function.entente"), ("<>", "keyword.operator.entente"),
        ("// match", "comment.line.double-slash.entente"),
    ])
    func otherWords(_ text: String, _ name: String?) {
        #expect(first(text)?.name == name)
    }

    @Test func labelsAndPropertiesAreNames() {
        #expect(first("(n:Match)", at: 3)?.name == "entity.name.type.entente")
        #expect(first("n.order", at: 2)?.name == "variable.other.property.entente")
        #expect(first("order: 'x'", at: 0)?.name == "variable.other.property.entente")
    }
}
