// SPDX-License-Identifier: MIT
#include "widgets/spellingmarks.h"

#include "base/background.h"
#include "post/spelledwords.h"
#include "spelling/spellchecker.h"

#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace Postil {

using namespace std::chrono_literals;

SpellingMarks::SpellingMarks(QTextDocument &document, SpelledText kind, QObject *parent)
    : QObject(parent), m_document(document), m_text(document.toRawText()), m_kind(kind)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &SpellingMarks::look);
    connect(&document, &QTextDocument::contentsChange, this, &SpellingMarks::shift);
}

void SpellingMarks::setChecker(SpellChecker *checker, const QString &language)
{
    if (checker == m_checker && language == m_language)
        return;
    if (m_checker)
        m_checker->disconnect(this);
    m_checker = checker;
    m_language = language;
    ++m_generation;
    if (checker)
        connect(checker, &SpellChecker::changed, this, &SpellingMarks::look);
    if (!m_marks.isEmpty()) {
        m_marks.clear();
        Q_EMIT changed();
    }
    if (checker)
        m_pause.start(0ms);
}

std::optional<SpellingMark> SpellingMarks::at(qsizetype position) const
{
    for (const SpellingMark &mark : m_marks) {
        if (position >= mark.start && position <= mark.start + mark.length)
            return mark;
    }
    return {};
}

bool SpellingMarks::isUnfinished(const SpellingMark &mark, qsizetype caret) const
{
    return caret == m_typedTo && mark.start + mark.length == caret;
}

void SpellingMarks::shift(int position, int removed, int added)
{
    // The look of a text changes as well, all of it at once, and not a letter has moved then.
    const QString text = m_document.toRawText();
    if (text == std::exchange(m_text, text))
        return;
    ++m_generation;
    m_typedTo = position + added;
    // A word that has grown or shrunk is another one.
    const auto continues = [this](int place) {
        const QChar c = m_document.characterAt(place);
        return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
    };
    QList<SpellingMark> kept;
    for (SpellingMark mark : std::as_const(m_marks)) {
        const qsizetype end = mark.start + mark.length;
        if (end < position || (end == position && !continues(position))) {
            kept.append(mark);
        } else if (mark.start >= position + removed) {
            const bool isApart = mark.start > position + removed || !continues(position + added - 1);
            mark.start += added - removed;
            if (isApart)
                kept.append(mark);
        }
    }
    m_marks = std::move(kept);
    if (m_checker)
        m_pause.start(300ms);
}

QCoro::Task<void> SpellingMarks::look()
{
    if (!m_checker)
        co_return;
    const QPointer guard(this);
    const int generation = m_generation;
    // Not toPlainText(): its places are those of the document.
    const auto words = co_await inBackground([kind = m_kind, text = m_document.toRawText()]() mutable {
        text.replace(QChar::ParagraphSeparator, u'\n');
        text.replace(QChar::LineSeparator, u'\n');
        return Result<QList<SpelledWord>>(kind == SpelledText::Markdown ? spelledWordsOfMarkdown(text)
                                                                        : spelledWords(text));
    });
    if (!guard || !words || generation != m_generation || !m_checker)
        co_return;
    QSet<QString> asked;
    for (const SpelledWord &word : *words)
        asked.insert(word.word);
    const auto unknown = co_await m_checker->unknown(m_language, asked.values());
    if (!guard || generation != m_generation)
        co_return;
    QList<SpellingMark> marks;
    for (const SpelledWord &word : *words) {
        if (unknown && unknown->contains(word.word))
            marks.append({word.start, word.length, word.word});
    }
    if (marks == m_marks)
        co_return;
    m_marks = std::move(marks);
    Q_EMIT changed();
}

} // namespace Postil
