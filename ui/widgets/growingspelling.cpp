// SPDX-License-Identifier: MIT
// What an editor shows and offers of its spelling.
#include "widgets/growingedit.h"

#include "spelling/spellchecker.h"
#include "widgets/spellingmarks.h"
#include "widgets/theme.h"

#include <QAction>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QPointer>
#include <QTextBlock>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace Postil {

void GrowingEdit::setSpelling(SpellChecker *checker, const QString &language, SpelledText kind)
{
    if (!m_spelling) {
        if (!checker)
            return;
        m_spelling = new SpellingMarks(*document(), kind, this);
        connect(m_spelling, &SpellingMarks::changed, viewport(), qOverload<>(&QWidget::update));
    }
    m_spelling->setChecker(checker, language);
}

bool GrowingEdit::isShown(const SpellingMark &mark) const
{
    return !hasFocus() || !m_spelling->isUnfinished(mark, textCursor().position());
}

QList<SpellingMark> GrowingEdit::spellingMarks() const
{
    QList<SpellingMark> shown = m_spelling ? m_spelling->marks() : QList<SpellingMark>();
    shown.removeIf([this](const SpellingMark &mark) { return !isShown(mark); });
    return shown;
}

void GrowingEdit::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (m_spelling && !m_spelling->marks().isEmpty())
        paintSpelling(event->rect());
}

// A dotted line under the word, where it is in sight: thousands of them cost nothing.
void GrowingEdit::paintSpelling(const QRect &area)
{
    QPainter painter(viewport());
    painter.setPen(QPen(themeOf(palette()).bad, 1.2, Qt::DotLine));
    QTextBlock block = firstVisibleBlock();
    QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    for (; block.isValid() && place.top() <= area.bottom();
         block = block.next(), place = blockBoundingGeometry(block).translated(contentOffset())) {
        if (place.bottom() < area.top())
            continue;
        const qsizetype begin = block.position();
        const qsizetype end = begin + block.length() - 1;
        const auto &marks = m_spelling->marks();
        auto mark = std::ranges::lower_bound(marks, begin, {}, &SpellingMark::start);
        for (; mark != marks.cend() && mark->start < end; ++mark) {
            if (!isShown(*mark))
                continue;
            const int from = int(mark->start - begin);
            const int to = int(std::min(mark->start + mark->length, end) - begin);
            for (int i = 0; i < block.layout()->lineCount(); ++i) {
                const QTextLine line = block.layout()->lineAt(i);
                const int first = std::max(from, line.textStart());
                const int last = std::min(to, line.textStart() + line.textLength());
                if (first >= last)
                    continue;
                const qreal y = place.top() + line.y() + line.ascent() + 2.5;
                painter.drawLine(QPointF(place.left() + line.cursorToX(first), y),
                                 QPointF(place.left() + line.cursorToX(last), y));
            }
        }
    }
}

QCoro::Task<void> GrowingEdit::popUpWithSuggestions(QMenu *made, QPoint position, SpellingMark mark)
{
    const QPointer guard(this);
    const QPointer menu(made);
    const QPointer checker(m_spelling->checker());
    const QString language = m_spelling->language();
    QStringList suggestions;
    if (checker)
        suggestions = co_await checker->suggestions(language, mark.word);
    if (!guard || !menu)
        co_return;
    QAction *const first = menu->actions().value(0);
    const auto offer = [&](const QString &name, const QString &text, auto act) {
        auto *action = new QAction(QString(text).replace(u'&', "&&"_L1), menu);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, act);
        menu->insertAction(first, action);
        return action;
    };
    for (const QString &suggestion : suggestions) {
        QAction *action = offer(u"spellingSuggestion"_s, suggestion,
                                [this, mark, suggestion] { replaceWord(mark, suggestion); });
        QFont bold = action->font();
        bold.setBold(true);
        action->setFont(bold);
    }
    if (suggestions.isEmpty())
        offer(u"spellingNothing"_s, tr("No suggestion"), [] {})->setEnabled(false);
    menu->insertSeparator(first);
    offer(u"spellingLearn"_s, tr("Add “%1” to the Dictionary").arg(mark.word),
          [checker, language, word = mark.word] {
              if (checker)
                  checker->learn(language, word);
          });
    offer(u"spellingIgnore"_s, tr("Ignore “%1”").arg(mark.word), [checker, word = mark.word] {
        if (checker)
            checker->ignore(word);
    });
    menu->insertSeparator(first);
    menu->popup(position);
}

// The mark is where the word was when the menu came up; the text may have been brought up to date since.
void GrowingEdit::replaceWord(const SpellingMark &mark, const QString &word)
{
    const auto now = m_spelling->at(mark.start);
    if (!now || now->word != mark.word)
        return;
    QTextCursor cursor(document());
    cursor.setPosition(int(now->start));
    cursor.setPosition(int(now->start + now->length), QTextCursor::KeepAnchor);
    Q_EMIT stepBoundary();
    cursor.insertText(word);
    Q_EMIT stepBoundary();
    setTextCursor(cursor);
}

void GrowingEdit::select(const QString &text, int from)
{
    QTextCursor cursor(document());
    cursor.setPosition(std::min(from, document()->characterCount() - 1));
    QTextCursor found;
    if (!text.isEmpty())
        found = document()->find(text, cursor, QTextDocument::FindCaseSensitively | QTextDocument::FindWholeWords);
    if (!text.isEmpty() && found.isNull())
        found = document()->find(text, cursor, QTextDocument::FindCaseSensitively);
    setTextCursor(found.isNull() ? cursor : found);
    setFocus(Qt::OtherFocusReason);
}

} // namespace Postil
