extension FunctionCatalog {
    private static let any = [FunctionParameter("expression", .any)]
    private static let measured = FunctionParameter("expression", .any, staticKinds: [.number, .duration])
    private static let numbers1 = [FunctionParameter("expression", .number)]
    // The kit wants a percentile out of range, or of an odd type, refused while the query runs.
    private static let percentile = FunctionParameter("percentile", .float, staticKinds: .everything)

    static let aggregating: [AggregateSignature] = [
        AggregateSignature(
            .countRows, [], result: .fixed(.integer), "Number of rows.",
            example: .text("UNWIND [1, null] AS x RETURN count(*)", result: "2")),
        AggregateSignature(
            .count, any, result: .fixed(.integer), "Number of values that are not null.",
            example: .text("UNWIND [1, null] AS x RETURN count(x)", result: "1")),
        AggregateSignature(
            .sum, [measured], result: .numeric, "Sum of numbers or durations; 0 of none.",
            example: .text("UNWIND [1, 2.5, null] AS x RETURN sum(x)", result: "3.5")),
        AggregateSignature(
            .avg, [measured], result: .fixed(.any), "Mean of numbers or durations; null of none.",
            example: .text("UNWIND [1, 2, null] AS x RETURN avg(x)", result: "1.5")),
        AggregateSignature(
            .min, any, result: .argument(0), "Least value in the order of ORDER BY; null of none.",
            example: .text("UNWIND [3, 1, null] AS x RETURN min(x)", result: "1")),
        AggregateSignature(
            .max, any, result: .argument(0), "Greatest value in the order of ORDER BY; null of none.",
            example: .text("UNWIND [3, 1, null] AS x RETURN max(x)", result: "3")),
        AggregateSignature(
            .collect, any, result: .fixed(.list(.any)), "List of the values that are not null.",
            example: .text("UNWIND [1, null, 2] AS x RETURN collect(x)", result: "[1, 2]")),
        AggregateSignature(
            .stDev, numbers1, result: .fixed(.float), "Standard deviation of a sample; 0 of fewer than two.",
            example: .text("UNWIND [1, 2, 3] AS x RETURN stDev(x)", result: "1.0")),
        AggregateSignature(
            .stDevP, numbers1, result: .fixed(.float), "Standard deviation of a population; 0 of fewer than two.",
            example: .text("UNWIND [1, 3] AS x RETURN stDevP(x)", result: "1.0")),
        AggregateSignature(
            .percentileCont, numbers1 + [percentile], result: .fixed(.float),
            "Percentile, 0 to 1, interpolated between neighbours.",
            example: .text("UNWIND [1, 2] AS x RETURN percentileCont(x, 0.5)", result: "1.5")),
        AggregateSignature(
            .percentileDisc, numbers1 + [percentile], result: .numeric,
            "Percentile, 0 to 1, that is one of the values.",
            example: .text("UNWIND [1, 2, 3] AS x RETURN percentileDisc(x, 0.5)", result: "2")),
    ]
}
