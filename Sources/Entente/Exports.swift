// What users of the library need of the rooms below, so that they import one module.

@_exported import struct PropertyGraph.DurationParts
@_exported import struct PropertyGraph.Node
@_exported import struct PropertyGraph.NodeID
@_exported import struct PropertyGraph.Path
@_exported import enum PropertyGraph.PointSystem
@_exported import struct PropertyGraph.PointValue
@_exported import struct PropertyGraph.Relationship
@_exported import struct PropertyGraph.RelationshipID
@_exported import enum PropertyGraph.Value
@_exported import struct PropertyGraph.ValuePrinter
@_exported import class QueryExecution.StatementProgress
@_exported import struct QueryPlanning.PlannerOptions
@_exported import enum QuerySemantics.FunctionCatalog
@_exported import enum QuerySemantics.FunctionCategory
@_exported import struct QuerySemantics.FunctionDocumentation
@_exported import struct QuerySemantics.ProcedureSignature
@_exported import enum QuerySemantics.ValueType
@_exported import struct SourceText.Diagnostic
@_exported import enum SourceText.DiagnosticCode
@_exported import enum SourceText.ErrorPhase
@_exported import enum SourceText.ErrorType
@_exported import struct SourceText.SourceRange
@_exported import struct SourceText.SourceText
