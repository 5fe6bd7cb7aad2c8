import QuerySyntax

extension Binder {
    func bindCreateIndex(_ statement: CreateIndexStatement) -> BoundSchemaCommand {
        .createIndex(
            name: statement.name?.text, label: statement.label.text, onRelationship: statement.onRelationship,
            keys: statement.keys.map(\.text), ifNotExists: statement.ifNotExists)
    }

    func bindDropIndex(_ statement: DropIndexStatement) -> BoundSchemaCommand {
        .dropIndex(
            name: statement.name?.text, label: statement.label?.text, keys: statement.keys.map(\.text),
            ifExists: statement.ifExists)
    }

    func bindCreateConstraint(_ statement: CreateConstraintStatement) -> BoundSchemaCommand {
        .createConstraint(
            name: statement.name?.text, label: statement.label.text, keys: statement.keys.map(\.text),
            ifNotExists: statement.ifNotExists)
    }

    func bindDropConstraint(_ statement: DropConstraintStatement) -> BoundSchemaCommand {
        .dropConstraint(name: statement.name.text, ifExists: statement.ifExists)
    }
}
