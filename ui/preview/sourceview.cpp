// SPDX-License-Identifier: MIT
#include "preview/sourceview.h"

#include "widgets/highlighting.h"

#include <QEvent>
#include <QFontDatabase>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// Beyond it colours would cost the window more than they are worth: a post of 60,000 words.
constexpr qsizetype longestHighlighted = 400'000;

struct Difference
{
    qsizetype from = 0;
    qsizetype removed = 0;
    qsizetype added = 0;
};

bool splitsPair(const QString &text, qsizetype at)
{
    return at > 0 && at < text.size() && text.at(at - 1).isHighSurrogate() && text.at(at).isLowSurrogate();
}

Difference difference(const QString &before, const QString &after)
{
    const auto shorter = std::min(before.size(), after.size());
    qsizetype from =
        std::mismatch(before.begin(), before.begin() + shorter, after.begin()).first - before.begin();
    if (splitsPair(before, from) || splitsPair(after, from))
        --from;
    qsizetype tail = 0;
    while (tail < shorter - from && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    if (tail > 0 && (splitsPair(before, before.size() - tail) || splitsPair(after, after.size() - tail)))
        --tail;
    return {from, before.size() - from - tail, after.size() - from - tail};
}

// As the document holds it, so that positions in the one are positions in the other.
QString asHeld(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s);
    text.replace(u'\r', u'\n');
    text.replace(QChar::ParagraphSeparator, u'\n');
    for (const char16_t special : {u'\xFDD0', u'\xFDD1'}) // Qt's own marks
        text.replace(QChar(special), QChar::ReplacementCharacter);
    return text;
}

} // namespace

SourceView::SourceView(const QString &language, QWidget *parent)
    : QPlainTextEdit(parent), m_language(language)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setAccessibleName(language);
    document()->setDocumentMargin(16);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF() * 0.95);
    setFont(mono);
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
    setWrap(Wrap::Words);
}

SourceView::~SourceView() = default;

void SourceView::setWrap(Wrap wrap)
{
    setLineWrapMode(wrap == Wrap::Words ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
}

void SourceView::showSource(const QString &source)
{
    const QString held = asHeld(source);
    if (held == m_source)
        return;
    const bool isHighlighted = held.size() <= longestHighlighted;
    if (isHighlighted && !m_highlighter) {
        if (const auto highlighting = makeHighlighting())
            m_highlighter = highlighting->highlight(*document(), m_language, shadeOf(palette()));
    }
    if (m_highlighter && (m_highlighter->document() != nullptr) != isHighlighted)
        m_highlighter->setDocument(isHighlighted ? document() : nullptr);

    const Difference change = difference(m_source, held);
    const int scrolled = verticalScrollBar()->value();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.setPosition(int(change.from));
    cursor.setPosition(int(change.from + change.removed), QTextCursor::KeepAnchor);
    cursor.insertText(held.sliced(change.from, change.added));
    cursor.endEditBlock();
    const bool isFirst = m_source.isEmpty();
    m_source = held;
    if (isFirst)
        moveCursor(QTextCursor::Start);
    verticalScrollBar()->setValue(isFirst ? 0 : scrolled);
}

void SourceView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->setShade(shadeOf(palette()));
}

} // namespace Postil
