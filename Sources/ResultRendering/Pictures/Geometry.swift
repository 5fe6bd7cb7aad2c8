import Glibc

/// The few functions of the C library that the pictures need.
func cosine(_ angle: Double) -> Double { cos(angle) }
func sine(_ angle: Double) -> Double { sin(angle) }
func angle(y: Double, x: Double) -> Double { atan2(y, x) }
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// A coordinate with one decimal, the same on every machine.
func coordinate(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    let tenths = Int64((value * 10).rounded())
    let magnitude = tenths.magnitude
    let digits = magnitude % 10 == 0 ? "\(magnitude / 10)" : "\(magnitude / 10).\(magnitude % 10)"
    return (tenths < 0 ? "-" : "") + digits
}
