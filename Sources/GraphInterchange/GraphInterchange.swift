// GraphInterchange: see Package.swift.
