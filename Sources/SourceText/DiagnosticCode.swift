/// The names of everything that can go wrong, one case a kind of mistake.
///
/// Where the openCypher conformance kit names a detail, the raw value is that name. `gqlStatus` is the nearest status
/// of ISO/IEC 39075:2024.
public enum DiagnosticCode: String, CaseIterable, Sendable, Hashable {
    // Lexing and parsing
    case unexpectedSyntax = "UnexpectedSyntax"
    case invalidNumberLiteral = "InvalidNumberLiteral"
    case integerOverflow = "IntegerOverflow"
    case floatingPointOverflow = "FloatingPointOverflow"
    case invalidUnicodeLiteral = "InvalidUnicodeLiteral"
    case invalidUnicodeCharacter = "InvalidUnicodeCharacter"
    case unterminatedText = "UnterminatedText"
    case nestingTooDeep = "NestingTooDeep"
    case invalidRelationshipPattern = "InvalidRelationshipPattern"
    // Binding
    case undefinedVariable = "UndefinedVariable"
    case variableAlreadyBound = "VariableAlreadyBound"
    case variableTypeConflict = "VariableTypeConflict"
    case relationshipUniquenessViolation = "RelationshipUniquenessViolation"
    case invalidArgumentType = "InvalidArgumentType"
    case invalidArgumentValue = "InvalidArgumentValue"
    case invalidNumberOfArguments = "InvalidNumberOfArguments"
    case invalidArgumentPassingMode = "InvalidArgumentPassingMode"
    case invalidParameterUse = "InvalidParameterUse"
    case missingParameter = "MissingParameter"
    case unknownFunction = "UnknownFunction"
    case procedureNotFound = "ProcedureNotFound"
    case invalidAggregation = "InvalidAggregation"
    case nestedAggregation = "NestedAggregation"
    case ambiguousAggregationExpression = "AmbiguousAggregationExpression"
    case invalidClauseComposition = "InvalidClauseComposition"
    case differentColumnsInUnion = "DifferentColumnsInUnion"
    case columnNameConflict = "ColumnNameConflict"
    case noExpressionAlias = "NoExpressionAlias"
    case noVariablesInScope = "NoVariablesInScope"
    case nonConstantExpression = "NonConstantExpression"
    case negativeIntegerArgument = "NegativeIntegerArgument"
    case noSingleRelationshipType = "NoSingleRelationshipType"
    case requiresDirectedRelationship = "RequiresDirectedRelationship"
    case creatingVarLength = "CreatingVarLength"
    case invalidDelete = "InvalidDelete"
    case invalidPropertyType = "InvalidPropertyType"
    case unsupportedFeature = "UnsupportedFeature"
    // Running
    case numberOutOfRange = "NumberOutOfRange"
    case divisionByZero = "DivisionByZero"
    case mapElementAccessByNonString = "MapElementAccessByNonString"
    case listElementAccessByNonInteger = "ListElementAccessByNonInteger"
    case propertyAccessOnNonMap = "PropertyAccessOnNonMap"
    case deletedEntityAccess = "DeletedEntityAccess"
    case deleteConnectedNode = "DeleteConnectedNode"
    case mergeReadOwnWrites = "MergeReadOwnWrites"
    case constraintViolation = "ConstraintViolation"
    case indexAlreadyExists = "IndexAlreadyExists"
    case indexNotFound = "IndexNotFound"
    case constraintAlreadyExists = "ConstraintAlreadyExists"
    case constraintNotFound = "ConstraintNotFound"
    case procedureFailed = "ProcedureFailed"
    case transactionState = "TransactionState"
    case readOnly = "ReadOnly"
    case fileAccessRefused = "FileAccessRefused"
    case interrupted = "Interrupted"
    case deadlineExceeded = "DeadlineExceeded"
    case memoryLimitExceeded = "MemoryLimitExceeded"
    case graphFull = "GraphFull"
    // Warnings
    case unknownLabel = "UnknownLabel"
    case unknownRelationshipType = "UnknownRelationshipType"
    case unknownPropertyKey = "UnknownPropertyKey"
    case missingColon = "MissingColon"
    // Hints
    case comparisonWithNull = "ComparisonWithNull"
    case cartesianProduct = "CartesianProduct"
    case unboundedPath = "UnboundedPath"
    // The edges
    case inputMissing = "InputMissing"
    case damagedGraphFile = "DamagedGraphFile"
    case invalidUsage = "InvalidUsage"

    /// The five-character status of ISO GQL (class and subclass) that comes nearest.
    public var gqlStatus: String {
        switch self {
        case .unexpectedSyntax, .invalidNumberLiteral, .unterminatedText, .nestingTooDeep, .invalidRelationshipPattern,
            .invalidUnicodeCharacter, .invalidUnicodeLiteral:
            "42001"
        case .undefinedVariable, .unknownFunction, .procedureNotFound, .noVariablesInScope: "42002"
        case .variableAlreadyBound, .variableTypeConflict, .relationshipUniquenessViolation, .invalidNumberOfArguments,
            .invalidArgumentPassingMode, .invalidParameterUse, .invalidAggregation, .nestedAggregation,
            .ambiguousAggregationExpression, .invalidClauseComposition, .differentColumnsInUnion, .columnNameConflict,
            .noExpressionAlias, .nonConstantExpression, .noSingleRelationshipType, .requiresDirectedRelationship,
            .creatingVarLength, .invalidDelete:
            "42000"
        case .unsupportedFeature: "42N31"
        case .integerOverflow, .floatingPointOverflow, .numberOutOfRange: "22003"
        case .divisionByZero: "22012"
        case .negativeIntegerArgument: "22G02"
        case .missingParameter: "22G03"
        case .invalidArgumentType, .invalidPropertyType, .mapElementAccessByNonString, .listElementAccessByNonInteger,
            .propertyAccessOnNonMap:
            "22G03"
        case .invalidArgumentValue: "22000"
        case .deletedEntityAccess, .mergeReadOwnWrites: "25G02"
        case .deleteConnectedNode: "G1001"
        case .constraintViolation, .constraintAlreadyExists, .constraintNotFound, .indexAlreadyExists, .indexNotFound:
            "G2000"
        case .procedureFailed: "50000"
        case .transactionState: "25000"
        case .readOnly, .fileAccessRefused: "25G03"
        case .interrupted, .deadlineExceeded, .memoryLimitExceeded, .graphFull: "50N00"
        case .unknownLabel, .unknownRelationshipType, .unknownPropertyKey: "01G11"
        case .missingColon, .comparisonWithNull, .cartesianProduct, .unboundedPath: "01000"
        case .inputMissing, .invalidUsage, .damagedGraphFile: "50N01"
        }
    }
}

extension DiagnosticCode {
    /// Whether this is the warning of a name that the graph does not have.
    public var isUnknownName: Bool {
        self == .unknownLabel || self == .unknownRelationshipType || self == .unknownPropertyKey
    }
}

/// The families of errors that the openCypher conformance kit tells apart.
public enum ErrorType: String, CaseIterable, Sendable, Hashable {
    case syntaxError = "SyntaxError"
    case semanticError = "SemanticError"
    case parameterMissing = "ParameterMissing"
    case constraintVerificationFailed = "ConstraintVerificationFailed"
    case entityNotFound = "EntityNotFound"
    case propertyNotFound = "PropertyNotFound"
    case labelNotFound = "LabelNotFound"
    case typeError = "TypeError"
    case argumentError = "ArgumentError"
    case arithmeticError = "ArithmeticError"
    case procedureError = "ProcedureError"
    /// Not of the kit: cancellation, limits, transactions, input and output.
    case runtimeError = "RuntimeError"
}

/// When an error came to light.
public enum ErrorPhase: String, Sendable, Hashable {
    case compileTime = "compile time"
    case runtime = "runtime"
}
