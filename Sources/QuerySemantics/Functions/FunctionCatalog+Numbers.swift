extension FunctionCatalog {
    private static let number = FunctionParameter("number", .number)

    /// Arithmetic, logarithms, constants, chance.
    static let numbers: [FunctionSignature] = [
        FunctionSignature(
            .abs, .numeric, [number], result: .numeric,
            "Absolute value; an integer stays one.",
            notes: "The least integer has no absolute value of 64 bits: an error.",
            example: .call([.integer(-3)], .integer(3)),
            further: [
                .text("RETURN abs(-2.5)", result: "2.5")
            ]),
        FunctionSignature(
            .ceil, .numeric, [number], result: .fixed(.float),
            "Smallest whole number that is not less, as a float.",
            example: .call([.float(0.1)], .float(1)),
            further: [
                .text("RETURN ceil(-1.5)", result: "-1.0")
            ]),
        FunctionSignature(
            .floor, .numeric, [number], result: .fixed(.float),
            "Greatest whole number that is not more, as a float.",
            example: .call([.float(0.9)], .float(0)),
            further: [
                .text("RETURN floor(-1.5)", result: "-2.0")
            ]),
        FunctionSignature(
            .round, .numeric,
            [
                number, FunctionParameter("precision", .integer, isOptional: true),
                FunctionParameter("mode", .string, isOptional: true),
            ], result: .fixed(.float),
            "Nearest number with so many decimals, as a float; halves go up, or as the mode says: 'UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN'.",
            notes: """
                With one argument, halves go toward positive infinity. With a precision, halves go away from \
                zero unless a mode is given: 'UP' away from zero, 'DOWN' toward zero, 'CEILING' up, 'FLOOR' \
                down, 'HALF_UP', 'HALF_DOWN' and 'HALF_EVEN' to the nearest, with halves away from zero, toward \
                zero, to the even neighbour. What is rounded is the decimal as written, so that 2.675 gives \
                2.68. A negative precision is an error.
                """,
            example: .call([.float(3.141592), .integer(3)], .float(3.142)),
            further: [
                .text("RETURN round(-1.5)", result: "-1.0"),
                .text("RETURN round(2.675, 2)", result: "2.68"),
                .text("RETURN round(1.25, 1, 'HALF_EVEN')", result: "1.2"),
                .text("RETURN round(-1.25, 1, 'CEILING')", result: "-1.2"),
            ]),
        FunctionSignature(
            .sign, .numeric, [number], result: .fixed(.integer),
            "-1, 0 or 1 as the number is negative, zero or positive.",
            notes: "NaN has sign 0.",
            example: .call([.float(-17)], .integer(-1)),
            further: [
                .text("RETURN sign(0.0)", result: "0")
            ]),
        FunctionSignature(
            .rand, .numeric, [], result: .fixed(.float), stability: .none,
            "A random float from 0 up to, not including, 1.",
            notes: """
                A session with a seed gives the same numbers in every run. Each call in each row gives another \
                number.
                """,
            nulls: .own("Takes no argument and never gives null."),
            example: .text("RETURN 0 <= rand() < 1", result: "true")),
        FunctionSignature(
            .sqrt, .numeric, [number], result: .fixed(.float),
            "Square root; NaN of a negative number.",
            example: .call([.integer(256)], .float(16)),
            further: [
                .text("RETURN sqrt(-1)", result: "NaN")
            ]),
        FunctionSignature(
            .exp, .numeric, [number], result: .fixed(.float),
            "Power of e.",
            notes: "Infinity where the power is too large for a float.",
            example: .call([.integer(0)], .float(1)),
            further: [
                .text("RETURN exp(1)", result: "2.718281828459045")
            ]),
        FunctionSignature(
            .log, .numeric, [number], result: .fixed(.float),
            "Natural logarithm.",
            notes: "-Infinity of 0, NaN of a negative number.",
            example: .call([.integer(1)], .float(0)),
            further: [
                .text("RETURN log(e())", result: "1.0")
            ]),
        FunctionSignature(
            .log10, .numeric, [number], result: .fixed(.float),
            "Logarithm to base 10.",
            notes: "-Infinity of 0, NaN of a negative number.",
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
            example: .call([.integer(0)], .float(0)),
            further: [
                .text("RETURN sin(pi() / 2)", result: "1.0")
            ]),
        FunctionSignature(
            .cos, .trigonometric, [number], result: .fixed(.float),
            "Cosine.",
            example: .call([.integer(0)], .float(1)),
            further: [
                .text("RETURN cos(pi())", result: "-1.0")
            ]),
        FunctionSignature(
            .tan, .trigonometric, [number], result: .fixed(.float),
            "Tangent.",
            example: .call([.integer(0)], .float(0))),
        FunctionSignature(
            .cot, .trigonometric, [number], result: .fixed(.float),
            "Cotangent.",
            notes: "Infinity of 0.",
            example: .call([.integer(0)], .float(.infinity)),
            further: [
                .text("RETURN cot(1)", result: "0.6420926159343306")
            ]),
        FunctionSignature(
            .asin, .trigonometric, [number], result: .fixed(.float),
            "Arc sine; NaN outside -1 to 1.",
            example: .call([.integer(0)], .float(0)),
            further: [
                .text("RETURN asin(2)", result: "NaN")
            ]),
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
            notes: "Note the order: y first. The result lies between -pi() and pi().",
            example: .call([.integer(0), .integer(1)], .float(0)),
            further: [
                .text("RETURN degrees(atan2(1, 0))", result: "90.0")
            ]),
        FunctionSignature(
            .degrees, .trigonometric, [number], result: .fixed(.float),
            "Radians to degrees.",
            example: .call([.integer(0)], .float(0)),
            further: [
                .text("RETURN degrees(pi())", result: "180.0")
            ]),
        FunctionSignature(
            .radians, .trigonometric, [number], result: .fixed(.float),
            "Degrees to radians.",
            example: .call([.integer(180)], .float(3.141592653589793))),
        FunctionSignature(
            .haversin, .trigonometric, [number], result: .fixed(.float),
            "Half the versine: (1 - cos x) / 2.",
            notes: "Used for distances on a sphere; for those of points there is `point.distance()`.",
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
            notes: "Infinity of 0.",
            example: .call([.integer(0)], .float(.infinity))),
    ]
}
