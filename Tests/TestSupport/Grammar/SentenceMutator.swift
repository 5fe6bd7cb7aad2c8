/// One-token mutations of a sentence: what a slip of the hand makes of it.
public enum SentenceMutator {
    /// Deletes, doubles, exchanges with its neighbour, replaces or inserts one token; which and where is chance.
    ///
    /// - Parameter alphabet: the tokens to choose from when one is needed.
    public static func mutant<Token>(
        of sentence: [Token], alphabet: [Token], using generator: inout some RandomNumberGenerator
    ) -> [Token] {
        guard !sentence.isEmpty, !alphabet.isEmpty else { return sentence }
        var mutant = sentence
        let place = Int.random(in: sentence.indices, using: &generator)
        let stranger = alphabet[Int.random(in: alphabet.indices, using: &generator)]
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: mutant.remove(at: place)
        case 1: mutant.insert(sentence[place], at: place)
        case 2: mutant.swapAt(place, place + 1 < sentence.count ? place + 1 : 0)
        case 3: mutant[place] = stranger
        default: mutant.insert(stranger, at: place)
        }
        return mutant
    }
}
