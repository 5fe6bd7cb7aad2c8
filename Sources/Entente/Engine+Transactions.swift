import PropertyGraph
import QueryExecution

// The one transaction that a database may have open. Called with the engine locked.

extension Engine {
    func beginTransaction(_ session: Session) {
        forgetUndo()
        transactionOwner = session
        transactionMark = graph.mark()
        transactionTime = StatementClock.wall
    }

    func commitTransaction(keepsUndo: Bool = false) {
        if keepsUndo, let transactionMark { keepUndo(transactionMark) } else { graph.commit() }
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

    /// Most changes that are kept for `undo`; a larger write cannot be taken back.
    static let mostUndoChanges = 1_000_000

    /// Ends a write whose changes stay, but are remembered, so that `undo` can take them back.
    func keepUndo(_ mark: ChangeMark) {
        let count = graph.changes(since: mark).count
        if count > 0, count <= Self.mostUndoChanges {
            undoMark = mark
        } else {
            undoMark = nil
            graph.commit()
        }
    }

    /// Makes the last write final.
    func forgetUndo() {
        guard undoMark != nil else { return }
        undoMark = nil
        graph.commit()
    }

    /// A transaction was begun and neither committed nor rolled back, whether or not its session still exists.
    var hasOpenTransaction: Bool { transactionMark != nil }
}
