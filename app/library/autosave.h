// SPDX-License-Identifier: MIT
// Saves what the editor types, within a second of the first change that is not saved yet, one save at a time,
// the newest text of each draft only. A save that fails is tried again, and the text stays here until then.
#pragma once

#include "library/library.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <vector>

namespace Postil {

class Autosave : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Saved,   // everything is on the disk
        Unsaved, // a change is waiting for its turn
        Saving,
        Failed, // problem() says why; it is being tried again
    };

    explicit Autosave(Library &library, QObject *parent = nullptr); // `library` outlives this
    ~Autosave() override;

    // The draft as the library has it (or an empty new one): it need not be saved until it changes.
    void opened(const Draft &draft);
    // Cheap enough for every key stroke.
    void changed(const Draft &draft);
    // Saves now what is not saved yet (Ctrl+S, closing). Fails as soon as one save fails.
    QCoro::Task<Result<void>> flush();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QDateTime savedAt() const { return m_savedAt; } // UTC; invalid: nothing saved yet
    [[nodiscard]] QString problem() const { return m_problem; }

Q_SIGNALS:
    void stateChanged();

private:
    QCoro::Task<> savePending();
    void setState(State state, const QString &problem = {});
    void answer(const Result<void> &result);

    Library &m_library;
    QTimer m_timer;
    QList<Draft> m_pending;        // oldest first, one a draft
    std::optional<Draft> m_onDisk; // the draft opened or saved last
    bool m_saving = false;
    State m_state = State::Saved;
    QDateTime m_savedAt;
    QString m_problem;
    std::vector<QPromise<Result<void>>> m_waiting; // for flush()
};

} // namespace Postil
