import PropertyGraph

// The one transaction that a database may have open. Called with the engine locked.

extension Engine {
    func beginTransaction(_ session: Session) {
        transactionOwner = session
        transactionMark = graph.mark()
        transactionTime = StatementRun.now()
    }

    func commitTransaction() {
        graph.commit()
        transactionOwner = nil
        transactionMark = nil
        transactionTime = nil
    }

    func rollbackTransaction() {
        settleOpenResults()
        if let transactionMark { graph.rollback(to: transactionMark) }
        graph.commit()
        transactionOwner = nil
        transactionMark = nil
        transactionTime = nil
    }

    /// A transaction was begun and neither committed nor rolled back, whether or not its session still exists.
    var hasOpenTransaction: Bool { transactionMark != nil }
}
