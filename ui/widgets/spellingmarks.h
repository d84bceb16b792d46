// SPDX-License-Identifier: MIT
// What a dictionary does not know of the text in an editor: looked up in pauses of the typing, away from the
// window's thread, and kept in its place while the text around it changes.
#pragma once

#include "spelling/spellchecker.h"

#include <QCoroTask>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <optional>

class QTextDocument;

namespace Postil {

struct SpellingMark
{
    qsizetype start = 0; // in the document
    qsizetype length = 0;
    QString word; // as the dictionary was asked for it

    bool operator==(const SpellingMark &) const = default;
};

enum class SpelledText { Plain, Markdown };

class SpellingMarks : public QObject
{
    Q_OBJECT

public:
    SpellingMarks(QTextDocument &document, SpelledText kind, QObject *parent); // the document outlives it

    // The checker outlives it; null: nothing is marked. `language`: BCP 47.
    void setChecker(SpellChecker *checker, const QString &language);
    [[nodiscard]] SpellChecker *checker() const { return m_checker; }
    [[nodiscard]] const QString &language() const { return m_language; }

    [[nodiscard]] const QList<SpellingMark> &marks() const { return m_marks; } // in the order of the text
    [[nodiscard]] std::optional<SpellingMark> at(qsizetype position) const;    // its ends count
    // The word that is being typed: nobody is told of it before it is finished.
    [[nodiscard]] bool isUnfinished(const SpellingMark &mark, qsizetype caret) const;

Q_SIGNALS:
    void changed();

private:
    void shift(int position, int removed, int added);
    QCoro::Task<void> look();

    QTextDocument &m_document;
    QString m_text; // of it, as it was last
    SpelledText m_kind;
    QPointer<SpellChecker> m_checker;
    QString m_language;
    QList<SpellingMark> m_marks;
    QTimer m_pause;
    qsizetype m_typedTo = -1; // where the last change ended
    int m_generation = 0;     // of the text: an answer about an older one is none
};

} // namespace Postil
