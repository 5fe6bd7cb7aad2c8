extension FunctionCatalog {
    private static let number = FunctionParameter("number", .number)

    /// Arithmetic, logarithms, constants, chance.
    static let numbers: [FunctionSignature] = [
        FunctionSignature(
            .abs, .numeric, [number], result: .numeric,
            "Absolute value; an integer stays one.",
            example: .call([.integer(-3)], .integer(3))),
        FunctionSignature(
            .ceil, .numeric, [number], result: .fixed(.float),
            "Smallest whole number that is not less, as a float.",
            example: .call([.float(0.1)], .float(1))),
        FunctionSignature(
            .floor, .numeric, [number], result: .fixed(.float),
            "Greatest whole number that is not more, as a float.",
            example: .call([.float(0.9)], .float(0))),
        FunctionSignature(
            .round, .numeric,
            [
                number, FunctionParameter("precision", .integer, isOptional: true),
                FunctionParameter("mode", .string, isOptional: true),
            ], result: .fixed(.float),
            "Nearest number with so many decimals, as a float; halves go up, or as the mode says: 'UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN'.",
            example: .call([.float(3.141592), .integer(3)], .float(3.142))),
        FunctionSignature(
            .sign, .numeric, [number], result: .fixed(.integer),
            "-1, 0 or 1 as the number is negative, zero or positive.",
            example: .call([.float(-17)], .integer(-1))),
        FunctionSignature(
            .rand, .numeric, [], result: .fixed(.float), stability: .none,
            "A random float from 0 up to, not including, 1.",
            example: .text("RETURN 0 <= rand() < 1", result: "true")),
        FunctionSignature(
            .sqrt, .numeric, [number], result: .fixed(.float),
            "Square root; NaN of a negative number.",
            example: .call([.integer(256)], .float(16))),
        FunctionSignature(
            .exp, .numeric, [number], result: .fixed(.float),
            "Power of e.",
            example: .call([.integer(0)], .float(1))),
        FunctionSignature(
            .log, .numeric, [number], result: .fixed(.float),
            "Natural logarithm.",
            example: .call([.integer(1)], .float(0))),
        FunctionSignature(
            .log10, .numeric, [number], result: .fixed(.float),
            "Logarithm to base 10.",
            example: .call([.integer(1000)], .float(3))),
        FunctionSignature(
            .e, .numeric, [], result: .fixed(.float),
            "Euler's number.",
            example: .call([], .float(2.718281828459045))),
        FunctionSignature(
            .pi, .numeric, [], result: .fixed(.float),
            "The ratio of a circle's circumference to its diameter.",
            example: .call([], .float(3.141592653589793))),
    ]

    /// Angles are in radians.
    static let trigonometry: [FunctionSignature] = [
        FunctionSignature(
            .sin, .trigonometric, [number], result: .fixed(.float),
            "Sine.",
            example: .call([.integer(0)], .float(0))),
        FunctionSignature(
            .cos, .trigonometric, [number], result: .fixed(.float),
            "Cosine.",
            example: .call([.integer(0)], .float(1))),
        FunctionSignature(
            .tan, .trigonometric, [number], result: .fixed(.float),
            "Tangent.",
            example: .call([.integer(0)], .float(0))),
        FunctionSignature(
            .cot, .trigonometric, [number], result: .fixed(.float),
            "Cotangent.",
            example: .call([.integer(0)], .float(.infinity))),
        FunctionSignature(
            .asin, .trigonometric, [number], result: .fixed(.float),
            "Arc sine; NaN outside -1 to 1.",
            example: .call([.integer(0)], .float(0))),
        FunctionSignature(
            .acos, .trigonometric, [number], result: .fixed(.float),
            "Arc cosine; NaN outside -1 to 1.",
            example: .call([.integer(1)], .float(0))),
        FunctionSignature(
            .atan, .trigonometric, [number], result: .fixed(.float),
            "Arc tangent.",
            example: .call([.integer(0)], .float(0))),
        FunctionSignature(
            .atan2, .trigonometric, [FunctionParameter("y", .number), FunctionParameter("x", .number)],
            result: .fixed(.float),
            "Angle of the point (x, y) seen from the origin.",
            example: .call([.integer(0), .integer(1)], .float(0))),
        FunctionSignature(
            .degrees, .trigonometric, [number], result: .fixed(.float),
            "Radians to degrees.",
            example: .call([.integer(0)], .float(0))),
        FunctionSignature(
            .radians, .trigonometric, [number], result: .fixed(.float),
            "Degrees to radians.",
            example: .call([.integer(180)], .float(3.141592653589793))),
        FunctionSignature(
            .haversin, .trigonometric, [number], result: .fixed(.float),
            "Half the versine: (1 - cos x) / 2.",
            example: .call([.integer(0)], .float(0))),
        FunctionSignature(
            .sinh, .trigonometric, [number], result: .fixed(.float),
            "Hyperbolic sine.",
            example: .call([.integer(0)], .float(0))),
        FunctionSignature(
            .cosh, .trigonometric, [number], result: .fixed(.float),
            "Hyperbolic cosine.",
            example: .call([.integer(0)], .float(1))),
        FunctionSignature(
            .tanh, .trigonometric, [number], result: .fixed(.float),
            "Hyperbolic tangent.",
            example: .call([.integer(0)], .float(0))),
        FunctionSignature(
            .coth, .trigonometric, [number], result: .fixed(.float),
            "Hyperbolic cotangent.",
            example: .call([.integer(0)], .float(.infinity))),
    ]
}
