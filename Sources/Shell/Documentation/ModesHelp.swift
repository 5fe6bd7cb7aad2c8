import ResultRendering

/// `:help modes`: the forms of results, and how values look in JSON.
enum ModesHelp {
    static var text: String {
        var text = "Modes, for :mode, :last and --mode; the ending of a file sets the mode as well:\n\n"
        for mode in OutputMode.allCases {
            text += "  " + mode.rawValue + String(repeating: " ", count: 10 - mode.rawValue.count) + mode.summary + "\n"
        }
        return text + "\n" + json
    }

    private static let json = """
        JSON is typed:

          null, booleans, strings   the same
          integer                   a number without a point; all 64 bits are written
          float                     a number with a point or an exponent; "NaN", "Infinity", "-Infinity"
          list, map                 an array, an object with its keys in order
          node                      {"kind":"node","id":1,"labels":["A"],"properties":{…}}
          relationship              {"kind":"relationship","id":1,"type":"R","start":1,"end":2,"properties":{…}}
          path                      {"kind":"path","nodes":[…],"relationships":[…]}
          dates, times, durations   a string in ISO 8601

        Rows are objects with the columns as keys, in order. A statement that fails on the way closes its array; the
        exit status tells that it is not whole.

        """
}
