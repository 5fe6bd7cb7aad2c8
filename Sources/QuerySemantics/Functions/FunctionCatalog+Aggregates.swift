extension FunctionCatalog {
    private static let any = [FunctionParameter("expression", .any)]
    private static let measured = FunctionParameter("expression", .any, staticKinds: [.number, .duration])
    private static let numbers1 = [FunctionParameter("expression", .number)]
    // The kit wants a percentile out of range, or of an odd type, refused while the query runs.
    private static let percentile = FunctionParameter("percentile", .float, staticKinds: .everything)

    static let aggregating: [AggregateSignature] = [
        AggregateSignature(
            .countRows, [], result: .fixed(.integer), "Number of rows.",
            notes: "Rows count whatever is in them.",
            nulls: .own("Rows with nulls count, too."),
            example: .text("UNWIND [1, null] AS x RETURN count(*)", result: "2"),
            further: [
                .text("MATCH (p:Person) RETURN count(*)", result: "3")
            ]),
        AggregateSignature(
            .count, any, result: .fixed(.integer), "Number of values that are not null.",
            notes: "With DISTINCT, equal values count once.",
            example: .text("UNWIND [1, null] AS x RETURN count(x)", result: "1"),
            further: [
                .text("UNWIND [1, 1, 2] AS x RETURN count(DISTINCT x)", result: "2")
            ]),
        AggregateSignature(
            .sum, [measured], result: .numeric, "Sum of numbers or durations; 0 of none.",
            notes: """
                Integers are added exactly; a sum that does not fit into 64 bits is an error. With a float among \
                them the sum is a float. Numbers and durations do not mix.
                """,
            nulls: .own("Null values are left out; 0 of none."),
            example: .text("UNWIND [1, 2.5, null] AS x RETURN sum(x)", result: "3.5"),
            further: [
                .text("UNWIND [duration('P1D'), duration('PT2H')] AS x RETURN sum(x)", result: "duration('P1DT2H')")
            ]),
        AggregateSignature(
            .avg, [measured], result: .fixed(.any), "Mean of numbers or durations; null of none.",
            notes: "Of numbers a float; of durations a duration.",
            nulls: .own("Null values are left out; null of none."),
            example: .text("UNWIND [1, 2, null] AS x RETURN avg(x)", result: "1.5"),
            further: [
                .text("UNWIND [duration('P1D'), duration('P3D')] AS x RETURN avg(x)", result: "duration('P2D')")
            ]),
        AggregateSignature(
            .min, any, result: .argument(0), "Least value in the order of ORDER BY; null of none.",
            notes: "Values of any types are compared, in the order of ORDER BY.",
            nulls: .own("Null values are left out; null of none."),
            example: .text("UNWIND [3, 1, null] AS x RETURN min(x)", result: "1"),
            further: [
                .text("UNWIND ['b', 'a'] AS x RETURN min(x)", result: "'a'")
            ]),
        AggregateSignature(
            .max, any, result: .argument(0), "Greatest value in the order of ORDER BY; null of none.",
            notes: "Values of any types are compared, in the order of ORDER BY: numbers come after strings.",
            nulls: .own("Null values are left out; null of none."),
            example: .text("UNWIND [3, 1, null] AS x RETURN max(x)", result: "3"),
            further: [
                .text("UNWIND ['b', 1] AS x RETURN max(x)", result: "1")
            ]),
        AggregateSignature(
            .collect, any, result: .fixed(.list(.any)), "List of the values that are not null.",
            notes: "In the order of the rows; sort them with `WITH … ORDER BY` before.",
            nulls: .own("Null values are left out; an empty list of none."),
            example: .text("UNWIND [1, null, 2] AS x RETURN collect(x)", result: "[1, 2]"),
            further: [
                .text("MATCH (p:Person) WITH p ORDER BY p.name RETURN collect(p.name)", result: "['An', 'Bình', 'Chi']")
            ]),
        AggregateSignature(
            .stDev, numbers1, result: .fixed(.float), "Standard deviation of a sample; 0 of fewer than two.",
            notes: "Divides by n - 1.",
            example: .text("UNWIND [1, 2, 3] AS x RETURN stDev(x)", result: "1.0")),
        AggregateSignature(
            .stDevP, numbers1, result: .fixed(.float), "Standard deviation of a population; 0 of fewer than two.",
            notes: "Divides by n.",
            example: .text("UNWIND [1, 3] AS x RETURN stDevP(x)", result: "1.0")),
        AggregateSignature(
            .percentileCont, numbers1 + [percentile], result: .fixed(.float),
            "Percentile, 0 to 1, interpolated between neighbours.",
            notes: """
                The percentile must be the same in all rows of a group, and lie between 0.0 and 1.0, else the \
                query fails.
                """,
            nulls: .own("Null values are left out; null of none."),
            example: .text("UNWIND [1, 2] AS x RETURN percentileCont(x, 0.5)", result: "1.5"),
            further: [
                .text("UNWIND [10, 20, 40] AS x RETURN percentileCont(x, 0.25)", result: "15.0")
            ]),
        AggregateSignature(
            .percentileDisc, numbers1 + [percentile], result: .numeric,
            "Percentile, 0 to 1, that is one of the values.",
            notes: """
                The least value below or at which so large a part of the values lies. The percentile must lie \
                between 0.0 and 1.0, else the query fails.
                """,
            nulls: .own("Null values are left out; null of none."),
            example: .text("UNWIND [1, 2, 3] AS x RETURN percentileDisc(x, 0.5)", result: "2")),
    ]
}
