import Testing

@testable import PropertyGraph

@Suite struct TemporalTextTests {
    /// What is printed is read again, and is the same.
    @Test func roundTrips() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5_000 {
            let days = Int64.random(in: Calendar.dayRange, using: &random)
            var parser = TemporalParser(DateValue(days: days).description)
            #expect(parser.wholeDate() == days)
            let time = Int64.random(in: 0..<86_400_000_000_000, using: &random)
            parser = TemporalParser(LocalTimeValue(nanoseconds: time).description)
            #expect(parser.wholeLocalTime() == time)
            let offset = Int32.random(in: -64_800...64_800, using: &random)
            parser = TemporalParser(ZonedTimeValue(nanoseconds: time, offset: offset).description)
            let read = parser.wholeZonedTime()
            let zoned = try #require(read)
            #expect(zoned.time == time && zoned.zone == ZoneCode(offset: offset))
            let parts = DurationParts(
                months: Int64.random(in: -100_000...100_000, using: &random),
                days: Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0...63, using: &random),
                seconds: Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0...63, using: &random),
                nanoseconds: Int32.random(in: 0..<1_000_000_000, using: &random))
            #expect(DurationParts(parts.description) == parts, "\(parts)")
        }
    }

    @Test(
        arguments: [
            (12, 0, 0, 0, "P1Y"), (-13, 0, 0, 0, "P-1Y-1M"), (0, 0, -1, 0, "PT-1S"),
            (0, 0, -1, 999_000_000, "PT-0.001S"),
            (0, 0, -61, 999_999_999, "PT-1M-0.000000001S"), (0, 1, -3_600, 0, "P1DT-1H"), (0, 0, 86_400, 0, "PT24H"),
            (0, 0, .min, 0, "PT-2562047788015215H-30M-8S"),
            (.min, .min, 0, 0, "P-768614336404564650Y-8M-9223372036854775808D"),
        ] as [(Int64, Int64, Int64, Int32, String)])
    func durations(_ months: Int64, _ days: Int64, _ seconds: Int64, _ nanoseconds: Int32, _ text: String) {
        let parts = DurationParts(months: months, days: days, seconds: seconds, nanoseconds: nanoseconds)
        #expect(parts.description == text)
        #expect(DurationParts(text) == parts)
    }

    /// Texts changed at random are read or refused; nothing stops the program.
    @Test func mutilatedTexts() {
        let texts = [
            "2015-07-21T21:40:32.142+02:00[Europe/Stockholm]", "2015W302T214032,142Z", "-999999999-12-31",
            "P12Y5M-14DT16H12M70.5S", "P2012-02-02T14:37:21.545",
        ]
        let alphabet = Array("0123456789-+:.,TWQZP[]DHMSY éE".unicodeScalars)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var scalars = Array((texts.randomElement(using: &random) ?? "").unicodeScalars)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0...scalars.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: scalars.insert(alphabet.randomElement(using: &random) ?? "0", at: place)
                case 1 where place < scalars.count: scalars.remove(at: place)
                default: if place < scalars.count { scalars[place] = alphabet.randomElement(using: &random) ?? "0" }
                }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            read(String(text))
        }
        read(String(repeating: "9", count: 100_000))
        read("P" + String(repeating: "9", count: 100_000) + "D")
        read("PT0." + String(repeating: "9", count: 100_000) + "S")
    }

    private func read(_ text: String) {
        var parser = TemporalParser(text)
        if let days = parser.wholeDate() { #expect(Calendar.dayRange.contains(days)) }
        parser = TemporalParser(text)
        if let time = parser.wholeLocalTime() { #expect((0..<86_400_000_000_000).contains(time)) }
        parser = TemporalParser(text)
        _ = parser.wholeZonedTime()
        parser = TemporalParser(text)
        _ = parser.wholeLocalDateTime()
        parser = TemporalParser(text)
        _ = parser.wholeZonedDateTime()
        if let parts = DurationParts(text) { #expect(DurationParts(parts.description) == parts) }
    }

    @Test(
        arguments: [
            (0.1, "seconds", "PT0.1S"), (70.1, "seconds", "PT1M10.1S"), (-0.3, "days", "PT-7H-12M"),
            (1e-9, "seconds", "PT0.000000001S"),
            (1e-10, "seconds", "PT0S"), (12.1, "years", "P12Y1M6DT2H5M49.2S"),
            (1e18, "seconds", "PT277777777777777H46M40S"),
            (0.5, "nanoseconds", "PT0S"), (5e-324, "years", "PT0S"), (-0.0, "years", "PT0S"),
        ] as [(Double, String, String)])
    func decimals(_ amount: Double, _ unit: String, _ text: String) throws {
        var builder = DurationBuilder()
        builder.add(try #require(Decimal128(amount)), try #require(DurationBuilder.Unit(rawValue: unit)))
        #expect(builder.parts?.description == text)
    }

    @Test func amountsThatDoNotFit() throws {
        for unit in DurationBuilder.Unit.allCases {
            for amount in [1e30, -1e30, 1e300, Double.greatestFiniteMagnitude] {
                var builder = DurationBuilder()
                builder.add(try #require(Decimal128(amount)), unit)
                if amount.magnitude > 1e30 || unit != .nanoseconds {
                    #expect(builder.parts == nil, "\(amount) \(unit)")
                }
            }
            var builder = DurationBuilder()
            for _ in 0..<1_000 { builder.add(.max, unit) }
            _ = builder.parts
        }
        #expect(Decimal128(.nan) == nil)
        #expect(Decimal128(.infinity) == nil)
    }
}
