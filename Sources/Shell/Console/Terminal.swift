import Glibc

/// Facts about the terminal and the environment.
enum Terminal {
    /// Whether a file descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Columns of the terminal: what it says, else `COLUMNS`, else 80.
    static func width(of descriptor: Int32) -> Int {
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
        return 80
    }

    /// Lines of the terminal: what it says, else 24.
    static func height(of descriptor: Int32) -> Int {
        var size = winsize()
        return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0 ? Int(size.ws_row) : 24
    }

    /// A variable of the environment; nil where it is unset or empty.
    static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// Whether lines can be edited here: both ends are a terminal that is not `dumb`.
    static var canEdit: Bool {
        isTerminal(STDIN_FILENO) && isTerminal(STDOUT_FILENO) && environment("TERM") != nil
            && environment("TERM") != "dumb"
    }

    /// Whether to colour what goes to a descriptor, after https://no-color.org and CLICOLOR_FORCE.
    static func usesColour(_ wish: ShellSettings.Colour, on descriptor: Int32) -> Bool {
        switch wish {
        case .always: return true
        case .never: return false
        case .auto:
            if environment("NO_COLOR") != nil { return false }
            if let force = environment("CLICOLOR_FORCE"), force != "0" { return true }
            return isTerminal(descriptor) && environment("TERM") != nil && environment("TERM") != "dumb"
        }
    }

    /// Takes the character set from the environment; UTF-8 without language where that is something else, since
    /// anything but UTF-8 loses what is typed.
    static func setLocale() {
        setlocale(LC_CTYPE, "")
        if let codeset = nl_langinfo(nl_item(CODESET)), String(cString: codeset) == "UTF-8" { return }
        if setlocale(LC_CTYPE, "C.UTF-8") == nil { setlocale(LC_CTYPE, "en_US.UTF-8") }
    }
}
