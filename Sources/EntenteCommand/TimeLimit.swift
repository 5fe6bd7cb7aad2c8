import ArgumentParser
import Shell

/// A length of time as people write it: `500ms`, `10s`, `2m`, `1h`, `1.5s`; a number alone is seconds.
struct TimeLimit: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        guard let duration = DurationText.read(argument) else { return nil }
        self.duration = duration
    }
}

/// A number of threads.
struct ThreadCount: ExpressibleByArgument {
    let number: Int

    init?(argument: String) {
        guard let number = Int(argument), ShellSettings.threadCounts.contains(number) else { return nil }
        self.number = number
    }
}

/// An amount of memory as people write it: `200MB`, `4GB`; a number alone is bytes.
struct MemoryLimit: ExpressibleByArgument {
    let bytes: Int

    init?(argument: String) {
        guard let bytes = MemoryText.read(argument) else { return nil }
        self.bytes = bytes
    }
}
