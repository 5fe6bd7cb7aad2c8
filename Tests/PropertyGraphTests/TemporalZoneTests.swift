import Testing

@testable import PropertyGraph

/// Zone files made by hand, and the system's.
@Suite struct TemporalZoneTests {
    /// A file of version 2 with these transitions, the first type being that before the first of them.
    private static func file(
        types: [Int32], transitions: [(Int64, UInt8)], footer: String, version: Character = "2"
    ) -> [UInt8] {
        func header(times: Int, types: Int) -> [UInt8] {
            var bytes = Array("TZif\(version)".utf8) + [UInt8](repeating: 0, count: 15)
            for count in [0, 0, 0, times, types, 4] { bytes += big(Int64(count), 4) }
            return bytes
        }
        func big(_ value: Int64, _ size: Int) -> [UInt8] {
            (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> Int64($0 * 8)) }
        }
        func block(_ timeSize: Int) -> [UInt8] {
            var bytes: [UInt8] = []
            for (time, _) in transitions { bytes += big(time, timeSize) }
            for (_, type) in transitions { bytes.append(type) }
            for offset in types { bytes += big(Int64(offset), 4) + [0, 0] }
            return bytes + Array("ABC\0".utf8)
        }
        let first = header(times: transitions.count, types: types.count) + block(4)
        if version == "\0" { return first }
        return first + header(times: transitions.count, types: types.count) + block(8) + Array("\n\(footer)\n".utf8)
    }

    @Test func transitions() throws {
        let bytes = Self.file(types: [100, 3_600, 7_200], transitions: [(-1_000, 1), (1_000, 2)], footer: "CET-1")
        let rules = try #require(ZoneRules(bytes))
        #expect(rules.offset(at: .min) == 100)
        #expect(rules.offset(at: -1_001) == 100)
        #expect(rules.offset(at: -1_000) == 3_600)
        #expect(rules.offset(at: 999) == 3_600)
        // From the last transition on the footer rules.
        #expect(rules.offset(at: 1_000) == 3_600)
        #expect(rules.offset(at: .max) == 3_600)
        let old = try #require(
            ZoneRules(Self.file(types: [100, 3_600], transitions: [(5, 1)], footer: "", version: "\0")))
        #expect(old.offset(at: 4) == 100)
        #expect(old.offset(at: .max) == 3_600)
    }

    @Test(
        arguments: [
            // Paris: last Sundays of March and October at one o'clock UTC.
            ("CET-1CEST,M3.5.0,M10.5.0/3", 1_711_846_799, 3_600), ("CET-1CEST,M3.5.0,M10.5.0/3", 1_711_846_800, 7_200),
            ("CET-1CEST,M3.5.0,M10.5.0/3", 1_729_990_799, 7_200), ("CET-1CEST,M3.5.0,M10.5.0/3", 1_729_990_800, 3_600),
            // Sydney: summer spans the new year.
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_704_067_200, 39_600),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_719_792_000, 36_000),
            // Lord Howe: half an hour.
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 1_704_067_200, 39_600),
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 1_719_792_000, 37_800),
            // Nuuk: a time before midnight of the day before.
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1_711_846_800, -3_600),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1_711_846_799, -7_200),
            // Julian days, with and without the leap day: 1 March either way.
            ("A0B,J60,J300", 1_709_258_400, 3_600), ("A0B,J60,J300", 1_709_258_399, 0),
            ("A0B,59,300", 1_709_172_000, 3_600), ("A0B,59,300", 1_709_171_999, 0),
            ("HST10", 0, -36_000), ("<-0330>3:30", 0, -12_600),
        ] as [(String, Int64, Int32)])
    func footers(_ footer: String, _ seconds: Int64, _ offset: Int32) throws {
        let rules = try #require(ZoneRules(Self.file(types: [0], transitions: [], footer: footer)))
        #expect(rules.offset(at: seconds) == offset)
        // 400 years later everything repeats.
        #expect(rules.offset(at: seconds + 12_622_780_800) == offset)
    }

    /// Damaged files give nil or some zone, and never stop the program.
    @Test func damagedFiles() {
        let good = Self.file(
            types: [100, 3_600, 7_200], transitions: [(-1_000, 1), (1_000, 2)], footer: "CET-1CEST,M3.5.0,M10.5.0/3")
        for length in 0..<good.count {
            _ = ZoneRules(Array(good[..<length]))?.offset(at: 5_000_000_000)
        }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
            }
            let rules = ZoneRules(bytes)
            for seconds in [Int64.min, -1_001, 0, 5_000_000_000, .max] { _ = rules?.offset(at: seconds) }
        }
        #expect(ZoneRules([]) == nil)
        #expect(ZoneRules(Array("not a zone file".utf8)) == nil)
    }

    @Test func codes() throws {
        for offset in [Int32(0), 1, -1, 3_600, -64_800, 64_800] {
            let code = try #require(ZoneCode(offset: offset))
            #expect(code.offset(at: 0) == offset && code.name == nil)
            let slot = Slot.zonedDateTime(seconds: -5, nanoseconds: 999_999_999, zone: code)
            #expect(slot.zoneCode == code && slot.nanosecondsOfSecond == 999_999_999 && slot.integerValue == -5)
        }
        #expect(ZoneCode(offset: 64_801) == nil)
        #expect(ZoneCode(offset: .min) == nil)
        #expect(ZoneCode(raw: .max).offset(at: 0) == 0)
        for name in ["", "Europe", "Europe/Nowhere", "../etc/passwd", "posix/Europe/Paris", "zone.tab"] {
            #expect(ZoneCode(name: name) == nil)
        }
        #expect(ZoneCode(name: "europe/PARIS") == ZoneCode(name: "Europe/Paris"))
    }

    @Test(
        .enabled(if: !ZoneDatabase.system.isMissing, "the system has no time zone database"),
        arguments: [
            // Local time of the place before there was a zone; that of the main data, whatever the system unpacked.
            ("Europe/Stockholm", -5_000_000_000, 3_208), ("Europe/Berlin", -5_000_000_000, 3_208),
            ("Arctic/Longyearbyen", -5_000_000_000, 3_208), ("America/New_York", -5_000_000_000, -17_762),
            ("Europe/Paris", 1_719_828_000, 7_200), ("Europe/Paris", 1_704_067_200, 3_600),
            // Summer time far beyond the table, by the rule.
            ("Europe/Paris", 32_519_318_400, 7_200), ("Asia/Kolkata", 0, 19_800), ("UTC", 0, 0),
            ("Pacific/Apia", 1_325_239_199, -36_000), ("Pacific/Apia", 1_325_239_200, 50_400),
        ] as [(String, Int64, Int32)])
    func systemZones(_ name: String, _ seconds: Int64, _ offset: Int32) throws {
        let zone = try #require(ZoneCode(name: name))
        #expect(zone.offset(at: seconds) == offset)
        #expect(zone.name == name)
    }

    @Test(.enabled(if: !ZoneDatabase.system.isMissing, "the system has no time zone database"))
    func localTimes() throws {
        let paris = try #require(ZoneCode(name: "Europe/Paris"))
        // 2024-03-31T02:30 is not there; 2024-10-27T02:30 is there twice.
        #expect(paris.offset(local: 1_711_852_200) == 3_600)
        #expect(paris.offset(local: 1_729_996_200) == 7_200)
        #expect(paris.offset(local: 1_729_996_200, preferring: 3_600) == 3_600)
        #expect(paris.offset(local: 1_729_996_200, preferring: 0) == 7_200)
        // Samoa left out 2011-12-30.
        let apia = try #require(ZoneCode(name: "Pacific/Apia"))
        #expect(apia.offset(local: 1_325_246_400) == -36_000)
        var random = SystemRandomNumberGenerator()
        for name in ["Europe/Paris", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Manila", "America/Caracas"] {
            let zone = try #require(ZoneCode(name: name))
            for _ in 0..<2_000 {
                let seconds = Int64.random(in: -6_000_000_000...8_000_000_000, using: &random)
                let offset = zone.offset(at: seconds)
                #expect(zone.offset(local: seconds + Int64(offset), preferring: offset) == offset)
            }
        }
    }

    @Test func missingDatabase() {
        let database = ZoneDatabase(directory: "/nonexistent")
        #expect(database.isMissing && database.directory == "/nonexistent")
        #expect(database.index(of: "Europe/Paris") == nil)
    }
}
