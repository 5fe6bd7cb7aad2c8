/// Pages of `:help` that are about no single command.
enum HelpTopic: String, CaseIterable {
    case parameters, scripts, lessons

    /// The page of a name in any capitals.
    static func named(_ name: String) -> HelpTopic? { HelpTopic(rawValue: name.lowercased()) }

    var text: String {
        switch self {
        case .parameters:
            """
            $name in a statement stands for a parameter. Its value is bound, never pasted into the text.

                :param name => 'Hanoi'        an expression of the language
                :params                       all of them; :params clear forgets them
                :set-from-result              each column of the one row of the last result
                :set-from-result rows         all rows of the last result, as a list

            On the command line: -P 'name => expression', --params FILE.json (one JSON object).

            """
        case .scripts:
            """
            A script is a file of statements and of commands on lines of their own. The comments at its head say more:

                // Posts of a person                      the title
                // @param name STRING  whose posts        a parameter; asked for at a terminal
                // @param least INTEGER = 1  how many     one with a default
                // @graph ../graph.cypher                 the script that builds the graph
                // @tags people                           words to find it by
                // @expect posts.jsonl ordered            its recorded rows, for entente test

            A type may be any of the language: STRING, INTEGER, FLOAT, BOOLEAN, DATE, LIST<STRING> and so on; NOT NULL
            refuses null. In a script that builds a graph $folder is the folder it lies in.

                :source FILE                  run a script here
                :save NAME [TITLE]            keep the last statement as a query
                :queries, :run NAME x=1       list saved queries, run one
                :record FILE                  write down what is run from now on

            entente run, check, fmt and test work on scripts.

            """
        case .lessons:
            """
            :learn lists the lessons, :learn NAME begins one. It works on a copy of its graph.

            Type queries: each is compared quietly with the exercise, by its result, here and on a second graph.

                :hint                         the next hint
                :diff                         how the last answer differs
                :solution, :skip              the answer; the answer, and on to the next exercise
                :learn task, :learn next      the exercise again; the next lesson
                :learn off                    leave, and have the graph from before

            What is done is kept in $XDG_STATE_HOME/entente/lessons.json.

            """
        }
    }
}
