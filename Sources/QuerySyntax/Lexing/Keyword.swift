// Generated from Grammar/Keywords.txt; change that file and record again (see Grammar/README.md).
// swift-format-ignore-file

/// The words that mean something to the grammar.
///
/// A case is named like its word in lower case; where Swift would ask for backticks, or `Optional` has a case of that
/// name (`none_`), an underscore follows. Reserved words stand first.
public enum Keyword: UInt8, CaseIterable, Sendable {
    // reserved
    case add
    case all
    case and
    case as_
    case asc
    case ascending
    case by
    case case_
    case constraint
    case contains
    case create
    case delete
    case desc
    case descending
    case detach
    case distinct
    case do_
    case drop
    case else_
    case end
    case ends
    case false_
    case for_
    case in_
    case is_
    case limit
    case mandatory
    case match
    case merge
    case not
    case null
    case of
    case on
    case optional
    case or
    case order
    case remove
    case require
    case return_
    case scalar
    case set
    case skip
    case starts
    case then
    case true_
    case union
    case unique
    case unwind
    case when
    case where_
    case with
    case xor
    // nonreserved
    case allShortestPaths
    case any
    case begin
    case both
    case call
    case collect
    case commit
    case constraints
    case count
    case csv
    case exists
    case explain
    case extract
    case fieldterminator
    case filter
    case finish
    case first
    case foreach
    case from
    case functions
    case headers
    case if_
    case index
    case indexes
    case insert
    case last
    case leading
    case let_
    case load
    case nodetach
    case none_
    case nulls
    case offset
    case procedures
    case profile
    case reduce
    case rollback
    case shortestPath
    case show
    case single
    case trailing
    case transaction
    case trim
    case typed
    case yield

    /// True for words that cannot name a variable.
    public var isReserved: Bool { rawValue <= Keyword.xor.rawValue }

    /// The spelling shown to people: capitals, save in `shortestPath` and its sister.
    public var text: String {
        switch self {
        case .add: "ADD"
        case .all: "ALL"
        case .and: "AND"
        case .as_: "AS"
        case .asc: "ASC"
        case .ascending: "ASCENDING"
        case .by: "BY"
        case .case_: "CASE"
        case .constraint: "CONSTRAINT"
        case .contains: "CONTAINS"
        case .create: "CREATE"
        case .delete: "DELETE"
        case .desc: "DESC"
        case .descending: "DESCENDING"
        case .detach: "DETACH"
        case .distinct: "DISTINCT"
        case .do_: "DO"
        case .drop: "DROP"
        case .else_: "ELSE"
        case .end: "END"
        case .ends: "ENDS"
        case .false_: "FALSE"
        case .for_: "FOR"
        case .in_: "IN"
        case .is_: "IS"
        case .limit: "LIMIT"
        case .mandatory: "MANDATORY"
        case .match: "MATCH"
        case .merge: "MERGE"
        case .not: "NOT"
        case .null: "NULL"
        case .of: "OF"
        case .on: "ON"
        case .optional: "OPTIONAL"
        case .or: "OR"
        case .order: "ORDER"
        case .remove: "REMOVE"
        case .require: "REQUIRE"
        case .return_: "RETURN"
        case .scalar: "SCALAR"
        case .set: "SET"
        case .skip: "SKIP"
        case .starts: "STARTS"
        case .then: "THEN"
        case .true_: "TRUE"
        case .union: "UNION"
        case .unique: "UNIQUE"
        case .unwind: "UNWIND"
        case .when: "WHEN"
        case .where_: "WHERE"
        case .with: "WITH"
        case .xor: "XOR"
        case .allShortestPaths: "allShortestPaths"
        case .any: "ANY"
        case .begin: "BEGIN"
        case .both: "BOTH"
        case .call: "CALL"
        case .collect: "COLLECT"
        case .commit: "COMMIT"
        case .constraints: "CONSTRAINTS"
        case .count: "COUNT"
        case .csv: "CSV"
        case .exists: "EXISTS"
        case .explain: "EXPLAIN"
        case .extract: "EXTRACT"
        case .fieldterminator: "FIELDTERMINATOR"
        case .filter: "FILTER"
        case .finish: "FINISH"
        case .first: "FIRST"
        case .foreach: "FOREACH"
        case .from: "FROM"
        case .functions: "FUNCTIONS"
        case .headers: "HEADERS"
        case .if_: "IF"
        case .index: "INDEX"
        case .indexes: "INDEXES"
        case .insert: "INSERT"
        case .last: "LAST"
        case .leading: "LEADING"
        case .let_: "LET"
        case .load: "LOAD"
        case .nodetach: "NODETACH"
        case .none_: "NONE"
        case .nulls: "NULLS"
        case .offset: "OFFSET"
        case .procedures: "PROCEDURES"
        case .profile: "PROFILE"
        case .reduce: "REDUCE"
        case .rollback: "ROLLBACK"
        case .shortestPath: "shortestPath"
        case .show: "SHOW"
        case .single: "SINGLE"
        case .trailing: "TRAILING"
        case .transaction: "TRANSACTION"
        case .trim: "TRIM"
        case .typed: "TYPED"
        case .yield: "YIELD"
        }
    }

    /// The keyword that the bytes spell in any mixture of cases, or nil.
    ///
    /// The bytes, each with bit 5 set, are packed into one or two words, which are compared as integers: only an ASCII
    /// letter becomes a small letter by that bit, so nothing but the keyword itself can be equal.
    ///
    /// - Complexity: O(length), no allocation.
    public static func lookup(_ bytes: UnsafeBufferPointer<UInt8>) -> Keyword? {
        guard bytes.count >= 2, bytes.count <= 16 else { return nil }
        let (word, tail) = packed(UnsafeRawBufferPointer(bytes))
        switch bytes.count {
        case 2:
            switch word {
            case 0x6173: return .as_
            case 0x6279: return .by
            case 0x646F: return .do_
            case 0x696E: return .in_
            case 0x6973: return .is_
            case 0x6F66: return .of
            case 0x6F6E: return .on
            case 0x6F72: return .or
            case 0x6966: return .if_
            default: return nil
            }
        case 3:
            switch word {
            case 0x616464: return .add
            case 0x616C6C: return .all
            case 0x616E64: return .and
            case 0x617363: return .asc
            case 0x656E64: return .end
            case 0x666F72: return .for_
            case 0x6E6F74: return .not
            case 0x736574: return .set
            case 0x786F72: return .xor
            case 0x616E79: return .any
            case 0x637376: return .csv
            case 0x6C6574: return .let_
            default: return nil
            }
        case 4:
            switch word {
            case 0x63617365: return .case_
            case 0x64657363: return .desc
            case 0x64726F70: return .drop
            case 0x656C7365: return .else_
            case 0x656E6473: return .ends
            case 0x6E756C6C: return .null
            case 0x736B6970: return .skip
            case 0x7468656E: return .then
            case 0x74727565: return .true_
            case 0x7768656E: return .when
            case 0x77697468: return .with
            case 0x626F7468: return .both
            case 0x63616C6C: return .call
            case 0x66726F6D: return .from
            case 0x6C617374: return .last
            case 0x6C6F6164: return .load
            case 0x6E6F6E65: return .none_
            case 0x73686F77: return .show
            case 0x7472696D: return .trim
            default: return nil
            }
        case 5:
            switch word {
            case 0x66616C7365: return .false_
            case 0x6C696D6974: return .limit
            case 0x6D61746368: return .match
            case 0x6D65726765: return .merge
            case 0x6F72646572: return .order
            case 0x756E696F6E: return .union
            case 0x7768657265: return .where_
            case 0x626567696E: return .begin
            case 0x636F756E74: return .count
            case 0x6669727374: return .first
            case 0x696E646578: return .index
            case 0x6E756C6C73: return .nulls
            case 0x7479706564: return .typed
            case 0x7969656C64: return .yield
            default: return nil
            }
        case 6:
            switch word {
            case 0x637265617465: return .create
            case 0x64656C657465: return .delete
            case 0x646574616368: return .detach
            case 0x72656D6F7665: return .remove
            case 0x72657475726E: return .return_
            case 0x7363616C6172: return .scalar
            case 0x737461727473: return .starts
            case 0x756E69717565: return .unique
            case 0x756E77696E64: return .unwind
            case 0x636F6D6D6974: return .commit
            case 0x657869737473: return .exists
            case 0x66696C746572: return .filter
            case 0x66696E697368: return .finish
            case 0x696E73657274: return .insert
            case 0x6F6666736574: return .offset
            case 0x726564756365: return .reduce
            case 0x73696E676C65: return .single
            default: return nil
            }
        case 7:
            switch word {
            case 0x72657175697265: return .require
            case 0x636F6C6C656374: return .collect
            case 0x6578706C61696E: return .explain
            case 0x65787472616374: return .extract
            case 0x666F7265616368: return .foreach
            case 0x68656164657273: return .headers
            case 0x696E6465786573: return .indexes
            case 0x6C656164696E67: return .leading
            case 0x70726F66696C65: return .profile
            default: return nil
            }
        case 8:
            switch word {
            case 0x636F6E7461696E73: return .contains
            case 0x64697374696E6374: return .distinct
            case 0x6F7074696F6E616C: return .optional
            case 0x6E6F646574616368: return .nodetach
            case 0x726F6C6C6261636B: return .rollback
            case 0x747261696C696E67: return .trailing
            default: return nil
            }
        case 9:
            switch word {
            case 0x617363656E64696E: return tail == 0x67 ? .ascending : nil
            case 0x6D616E6461746F72: return tail == 0x79 ? .mandatory : nil
            case 0x66756E6374696F6E: return tail == 0x73 ? .functions : nil
            default: return nil
            }
        case 10:
            switch word {
            case 0x636F6E7374726169: return tail == 0x6E74 ? .constraint : nil
            case 0x64657363656E6469: return tail == 0x6E67 ? .descending : nil
            case 0x70726F6365647572: return tail == 0x6573 ? .procedures : nil
            default: return nil
            }
        case 11:
            switch word {
            case 0x636F6E7374726169: return tail == 0x6E7473 ? .constraints : nil
            case 0x7472616E73616374: return tail == 0x696F6E ? .transaction : nil
            default: return nil
            }
        case 12:
            switch word {
            case 0x73686F7274657374: return tail == 0x70617468 ? .shortestPath : nil
            default: return nil
            }
        case 15:
            switch word {
            case 0x6669656C64746572: return tail == 0x6D696E61746F72 ? .fieldterminator : nil
            default: return nil
            }
        case 16:
            switch word {
            case 0x616C6C73686F7274: return tail == 0x6573747061746873 ? .allShortestPaths : nil
            default: return nil
            }
        default: return nil
        }
    }
}
