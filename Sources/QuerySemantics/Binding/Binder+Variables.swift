import QuerySyntax
import SourceText

extension Binder {
    /// A new variable.
    mutating func makeVariable(_ name: String?, _ type: ValueType) -> VariableID {
        types.append(type)
        names.append(name)
        return VariableID(types.count - 1)
    }

    /// A new variable that can be named from here on.
    mutating func declare(_ name: String, _ type: ValueType) -> VariableID {
        let variable = makeVariable(name, type)
        scope.declare(name, variable)
        return variable
    }

    /// What is known of a variable's values.
    func type(of variable: VariableID) -> ValueType { types[variable.raw] }

    /// The variable of a name, noted as an import of the subqueries around.
    mutating func resolve(_ name: Name) throws(SemanticError) -> VariableID {
        guard let variable = scope[name.text] else { throw undefined(name) }
        switch scope.hidden[variable] {
        case .removed: throw undefined(name)
        case .notGrouped: throw .ambiguousGrouping(name.text, at: name.range)
        case nil: break
        }
        noteUse(variable)
        return variable
    }

    /// A use of a variable that need not be looked up.
    mutating func noteUse(_ variable: VariableID) {
        for index in subqueries.indices where variable.raw < subqueries[index].firstOwn {
            subqueries[index].imports.insert(variable)
        }
    }

    /// The value of a variable.
    mutating func reference(_ variable: VariableID, _ range: SourceRange) -> BoundExpression {
        noteUse(variable)
        return BoundExpression(.variable(variable), type: type(of: variable), range: range)
    }

    /// The value of a name.
    mutating func reference(_ name: Name) throws(SemanticError) -> BoundExpression {
        reference(try resolve(name), name.range)
    }

    func undefined(_ name: Name) -> SemanticError {
        .undefinedVariable(
            name.text, nearest: NearestName.find(name.text, among: scope.usableNames),
            wasDefined: subqueries.isEmpty && droppedNames.contains(name.text),
            isPropertyKey: schema?.hasPropertyKey(name.text) == true, at: name.range)
    }
}
