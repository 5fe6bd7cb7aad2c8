import Glibc

/// The time zones of the system's zone database, read once, when the first named zone is needed.
///
/// All files are read together (some 600, in 10 to 20 ms), so that the database is immutable and a zone's number, its
/// place among the sorted names, can stand for it in values as long as the process runs.
public struct ZoneDatabase: Sendable {
    /// The system's database; empty where there is none.
    public static let system = ZoneDatabase()

    /// Sorted names.
    let names: [String]
    let zones: [ZoneRules]

    /// Where systems keep the compiled database.
    private static let directories = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]

    private init() {
        var directory = Self.directories.first { access($0, R_OK) == 0 } ?? ""
        if let named = getenv("TZDIR") { directory = String(cString: named) }
        var found: [String: ZoneRules] = [:]
        for name in Self.files(under: directory, prefix: "") {
            if let rules = ZoneRules(Self.contents(directory + "/" + name)) { found[name] = rules }
        }
        // Zones whose clocks have agreed since 1970 are one zone in the database's main data (since 2022b); some systems
        // unpack their differing older history. The main data is followed everywhere.
        for (merged, target) in Self.merged {
            if found[merged] != nil, let rules = found[target] { found[merged] = rules }
        }
        names = found.keys.sorted()
        zones = names.compactMap { found[$0] }
    }

    /// Number of a zone by name, compared as written.
    public func index(of name: String) -> Int? {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low] == name ? low : nil
    }

    private static let merged: [(String, String)] = [
        ("Africa/Bamako", "Africa/Abidjan"), ("Africa/Dakar", "Africa/Abidjan"),
        ("Africa/Addis_Ababa", "Africa/Nairobi"),
        ("Africa/Kampala", "Africa/Nairobi"), ("Africa/Harare", "Africa/Maputo"), ("America/Nassau", "America/Toronto"),
        ("America/Montreal", "America/Toronto"), ("Asia/Aden", "Asia/Riyadh"), ("Asia/Bahrain", "Asia/Qatar"),
        ("Asia/Brunei", "Asia/Kuching"), ("Asia/Kuala_Lumpur", "Asia/Singapore"), ("Asia/Kuwait", "Asia/Riyadh"),
        ("Asia/Muscat", "Asia/Dubai"), ("Asia/Phnom_Penh", "Asia/Bangkok"), ("Asia/Vientiane", "Asia/Bangkok"),
        ("Atlantic/Reykjavik", "Africa/Abidjan"), ("Europe/Amsterdam", "Europe/Brussels"),
        ("Europe/Copenhagen", "Europe/Berlin"), ("Europe/Luxembourg", "Europe/Brussels"),
        ("Europe/Monaco", "Europe/Paris"), ("Europe/Oslo", "Europe/Berlin"), ("Europe/Stockholm", "Europe/Berlin"),
        ("Europe/Bratislava", "Europe/Prague"), ("Europe/Ljubljana", "Europe/Belgrade"),
        ("Europe/Sarajevo", "Europe/Belgrade"), ("Europe/Zagreb", "Europe/Belgrade"), ("Europe/Vaduz", "Europe/Zurich"),
    ]

    private static func files(under directory: String, prefix: String) -> [String] {
        guard !directory.isEmpty, let stream = opendir(directory + "/" + prefix) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            // Zones begin with a capital; `posix`, `right`, tables and hidden files do not.
            guard let first = name.utf8.first, (65...90).contains(first), !name.contains(".") else { continue }
            if entry.pointee.d_type == UInt8(DT_DIR) {
                names += files(under: directory, prefix: prefix + name + "/")
            } else {
                names.append(prefix + name)
            }
        }
        return names
    }

    private static func contents(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 8192)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count <= 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }
}
