extension ScenarioStep {
    /// Understands a step, or says why not: an unknown step fails its scenario instead of passing unnoticed.
    public init(_ step: Step) throws(StepError) {
        switch step.text {
        case "an empty graph": self = .emptyGraph
        case "any graph": self = .anyGraph
        case "having executed:": self = .setUp(query: try step.docString())
        case "executing query:": self = .query(try step.docString())
        case "executing control query:": self = .controlQuery(try step.docString())
        case "parameters are:": self = .parameters(try step.parameters())
        case "the result should be empty":
            self = .result(ExpectedResult(table: nil, isOrdered: false, ignoresListOrder: false))
        case "the result should be, in any order:":
            self = .result(try step.expectedResult(isOrdered: false, ignoresListOrder: false))
        case "the result should be, in order:":
            self = .result(try step.expectedResult(isOrdered: true, ignoresListOrder: false))
        case "the result should be (ignoring element order for lists):":
            self = .result(try step.expectedResult(isOrdered: false, ignoresListOrder: true))
        case "the result should be, in order (ignoring element order for lists):":
            self = .result(try step.expectedResult(isOrdered: true, ignoresListOrder: true))
        case "no side effects": self = .sideEffects(SideEffects())
        case "the side effects should be:": self = .sideEffects(try step.sideEffects())
        default:
            if let name = step.text.wholeMatch(of: /the (\S+) graph/)?.1 {
                self = .namedGraph(String(name))
            } else if let signature = step.text.wholeMatch(of: /there exists a procedure (.+):/)?.1 {
                self = .procedure(try step.procedure(signature: String(signature)))
            } else if let failure = step.expectedFailure {
                self = .failure(failure)
            } else {
                throw step.error(.unknownStep)
            }
        }
    }
}

extension Step {
    fileprivate func error(_ kind: StepError.Kind) -> StepError {
        StepError(kind: kind, step: text, line: line)
    }

    fileprivate func docString() throws(StepError) -> String {
        guard case .docString(let content) = argument else { throw error(.missingText) }
        return content
    }

    fileprivate func table() throws(StepError) -> [[String]] {
        guard case .table(let rows) = argument else { throw error(.missingTable) }
        return rows
    }

    fileprivate func values(_ cells: [[String]]) throws(StepError) -> TCKTable {
        do {
            return try TCKTable(cells: cells)
        } catch {
            throw self.error(.malformedTable(error.description))
        }
    }

    fileprivate func expectedResult(isOrdered: Bool, ignoresListOrder: Bool) throws(StepError) -> ExpectedResult {
        ExpectedResult(table: try values(try table()), isOrdered: isOrdered, ignoresListOrder: ignoresListOrder)
    }

    /// Two columns without a header: name and value.
    fileprivate func parameters() throws(StepError) -> [String: TCKValue] {
        var parameters: [String: TCKValue] = [:]
        for row in try table() {
            guard row.count == 2 else { throw error(.malformedTable("a parameter is a name and a value")) }
            parameters[row[0]] = try values([[row[0]], [row[1]]]).rows[0][0]
        }
        return parameters
    }

    /// Two columns without a header: `+nodes` and a count.
    fileprivate func sideEffects() throws(StepError) -> SideEffects {
        var effects = SideEffects()
        for row in try table() {
            guard row.count == 2, let count = Int(row[1]) else {
                throw error(.malformedTable("a side effect is a name and a count"))
            }
            guard let effect = SideEffects.Effect(rawValue: row[0]) else {
                throw error(.unknownSideEffect(row[0]))
            }
            effects.counts[effect] = count == 0 ? nil : count
        }
        return effects
    }

    /// The header names inputs and outputs; a procedure without either has the lone bar `|` for a header.
    fileprivate func procedure(signature: String) throws(StepError) -> TCKProcedure {
        let rows: [[TCKValue]]
        switch argument {
        case .table(let cells): rows = try values(cells).rows
        case .none: rows = []
        case .docString: throw error(.missingTable)
        }
        guard let procedure = TCKProcedure(signature: signature, rows: rows) else { throw error(.malformedSignature) }
        return procedure
    }

    /// `a TypeError should be raised at runtime: InvalidArgumentType`.
    fileprivate var expectedFailure: ExpectedFailure? {
        let form = /an? (\w+) should be raised at (compile time|runtime|any time): (\S+)/
        guard let match = text.wholeMatch(of: form) else { return nil }
        return ExpectedFailure(
            type: String(match.1), phase: TCKFailure.Phase(rawValue: String(match.2)),
            detail: match.3 == "*" ? nil : String(match.3))
    }
}
