import Glibc

/// The time zones of the system's zone database, read once, when the first named zone is needed.
///
/// All files are read together (some 600, in 10 to 20 ms), so that the database is immutable and a zone's number, its
/// place among the sorted names, can stand for it in values as long as the process runs.
public struct ZoneDatabase: Sendable {
    /// The system's database; empty where there is none.
    public static let system = ZoneDatabase()

    /// Where it was read from, or looked for.
    public let directory: String
    /// Sorted names.
    let names: [String]
    let zones: [ZoneRules]

    /// Where systems keep the compiled database.
    private static let directories = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]

    private init() {
        let named = getenv("TZDIR").map { String(cString: $0) } ?? ""
        let usual = Self.directories.first { access($0, R_OK) == 0 } ?? Self.directories[0]
        self.init(directory: named.isEmpty ? usual : named)
    }

    /// The database in a directory.
    init(directory: String) {
        self.directory = directory
        var files: [String: [UInt8]] = [:]
        for name in Self.files(under: directory, prefix: "") { files[name] = Self.contents(directory + "/" + name) }
        var found: [String: ZoneRules] = [:]
        for (name, bytes) in files {
            if let rules = ZoneRules(bytes) { found[name] = rules }
        }
        // Zones whose clocks have agreed since 1970 are one zone in the database's main data (since 2022b); some systems
        // unpack their differing older history. The main data is followed everywhere.
        var merged: [[UInt8]: ZoneRules] = [:]
        for (target, names) in Self.merged {
            guard let rules = found[target] else { continue }
            for name in names {
                if let bytes = files[name], bytes != files[target] { merged[bytes] = rules }
            }
        }
        // Their other names are copies of the same file.
        for (name, bytes) in files {
            if let rules = merged[bytes] { found[name] = rules }
        }
        names = found.keys.sorted()
        zones = names.compactMap { found[$0] }
    }

    /// Whether there is no database at all.
    public var isMissing: Bool { names.isEmpty }

    /// Number of a zone by name, in whatever mixture of capitals and small letters.
    public func index(of name: String) -> Int? {
        exactIndex(of: name) ?? names.firstIndex { Self.isSame($0, name) }
    }

    private static func isSame(_ name: String, _ other: String) -> Bool {
        name.utf8.count == other.utf8.count && name.lowercased() == other.lowercased()
    }

    private func exactIndex(of name: String) -> Int? {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low] == name ? low : nil
    }

    /// Zones of the main data and those that were merged into them.
    private static let merged: KeyValuePairs<String, [String]> = [
        "Africa/Abidjan": [
            "Africa/Accra", "Africa/Bamako", "Africa/Banjul", "Africa/Conakry", "Africa/Dakar", "Africa/Freetown",
            "Africa/Lome", "Africa/Nouakchott", "Africa/Ouagadougou", "Atlantic/Reykjavik", "Atlantic/St_Helena",
        ],
        "Africa/Johannesburg": ["Africa/Maseru", "Africa/Mbabane"],
        "Africa/Lagos": [
            "Africa/Bangui", "Africa/Brazzaville", "Africa/Douala", "Africa/Kinshasa", "Africa/Libreville",
            "Africa/Luanda", "Africa/Malabo", "Africa/Niamey", "Africa/Porto-Novo",
        ],
        "Africa/Maputo": [
            "Africa/Blantyre", "Africa/Bujumbura", "Africa/Gaborone", "Africa/Harare", "Africa/Kigali",
            "Africa/Lubumbashi", "Africa/Lusaka",
        ],
        "Africa/Nairobi": [
            "Africa/Addis_Ababa", "Africa/Asmara", "Africa/Dar_es_Salaam", "Africa/Djibouti", "Africa/Kampala",
            "Africa/Mogadishu", "Indian/Antananarivo", "Indian/Comoro", "Indian/Mayotte",
        ],
        "America/Panama": ["America/Atikokan", "America/Cayman"],
        "America/Phoenix": ["America/Creston"],
        "America/Puerto_Rico": [
            "America/Anguilla", "America/Antigua", "America/Aruba", "America/Blanc-Sablon", "America/Curacao",
            "America/Dominica", "America/Grenada", "America/Guadeloupe", "America/Montserrat", "America/Port_of_Spain",
            "America/St_Kitts", "America/St_Lucia", "America/St_Thomas", "America/St_Vincent", "America/Tortola",
        ],
        "America/Toronto": ["America/Nassau", "America/Montreal"],
        "Asia/Bangkok": ["Asia/Phnom_Penh", "Asia/Vientiane", "Indian/Christmas"],
        "Asia/Dubai": ["Asia/Muscat", "Indian/Mahe", "Indian/Reunion"],
        "Asia/Kuching": ["Asia/Brunei"],
        "Asia/Qatar": ["Asia/Bahrain"],
        "Asia/Riyadh": ["Antarctica/Syowa", "Asia/Aden", "Asia/Kuwait"],
        "Asia/Singapore": ["Asia/Kuala_Lumpur"],
        "Asia/Yangon": ["Indian/Cocos"],
        "Europe/Belgrade": ["Europe/Ljubljana", "Europe/Sarajevo", "Europe/Skopje", "Europe/Zagreb"],
        "Europe/Berlin": ["Europe/Copenhagen", "Europe/Oslo", "Europe/Stockholm"],
        "Europe/Brussels": ["Europe/Amsterdam", "Europe/Luxembourg"],
        "Europe/London": ["Europe/Guernsey", "Europe/Isle_of_Man", "Europe/Jersey"],
        "Europe/Paris": ["Europe/Monaco"],
        "Europe/Zurich": ["Europe/Vaduz"],
        "Indian/Maldives": ["Indian/Kerguelen"],
        "Pacific/Auckland": ["Antarctica/McMurdo"],
        "Pacific/Guadalcanal": ["Pacific/Pohnpei"],
        "Pacific/Guam": ["Pacific/Saipan"],
        "Pacific/Pago_Pago": ["Pacific/Midway"],
        "Pacific/Port_Moresby": ["Antarctica/DumontDUrville", "Pacific/Chuuk"],
        "Pacific/Tarawa": ["Pacific/Funafuti", "Pacific/Majuro", "Pacific/Wake", "Pacific/Wallis"],
    ]

    /// Names of the files that may be zones. Zones are at most three levels deep: `America/Argentina/Salta`.
    private static func files(under directory: String, prefix: String, depth: Int = 0) -> [String] {
        guard depth < 3, let stream = opendir(directory + "/" + prefix) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            // Zones begin with a capital; `posix`, `right`, tables and hidden files do not.
            guard let first = name.utf8.first, (65...90).contains(first), !name.contains(".") else { continue }
            if isDirectory(directory + "/" + prefix + name) {
                names += files(under: directory, prefix: prefix + name + "/", depth: depth + 1)
            } else {
                names.append(prefix + name)
            }
        }
        return names
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Bytes of a file; none of one that does not begin as zone files do. The largest have 4 kB.
    private static func contents(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else { return [] }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&buffer, 1, buffer.count, file)
        return buffer.starts(with: Array("TZif".utf8)) ? Array(buffer[..<count]) : []
    }
}
