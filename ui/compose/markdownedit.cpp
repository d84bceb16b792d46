// SPDX-License-Identifier: MIT
#include "compose/markdownedit.h"

#include "compose/differencetext.h"
#include "markdown/html.h"
#include "widgets/foreigntext.h"
#include "widgets/highlighting.h"
#include "widgets/textpatch.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QMimeData>
#include <QPointer>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace Postil {

// With the line breaks that keep it apart from the text around the cursor.
static QString asParagraph(const QTextCursor &cursor, const QString &text)
{
    const QTextBlock line = cursor.document()->findBlock(cursor.selectionStart());
    const QString before = line.text().first(cursor.selectionStart() - line.position());
    const QTextBlock lastLine = cursor.document()->findBlock(cursor.selectionEnd());
    const QString after = lastLine.text().sliced(cursor.selectionEnd() - lastLine.position());
    const auto isFilled = [](const QTextBlock &block) {
        return block.isValid() && !block.text().trimmed().isEmpty();
    };
    const QString gap = !before.trimmed().isEmpty() ? u"\n\n"_s
                        : isFilled(line.previous()) ? u"\n"_s
                                                    : QString();
    const QString rest = !after.trimmed().isEmpty()  ? u"\n\n"_s
                         : isFilled(lastLine.next()) ? u"\n"_s
                                                     : QString();
    return gap + text + rest;
}

MarkdownEdit::MarkdownEdit(const QString &name, const QString &label, QWidget *parent)
    : GrowingEdit(Lines::Many, parent)
{
    setObjectName(name);
    setAccessibleName(label);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // Where the desktop names no font: one with room between its lines, for text that is read.
    if (fixed.family().compare("monospace"_L1, Qt::CaseInsensitive) == 0)
        fixed.setFamily(u"Noto Sans Mono"_s);
    setFont(fixed);
}

MarkdownEdit::~MarkdownEdit() = default;

void MarkdownEdit::setHighlighting(Highlighting &highlighting)
{
    m_highlighter = highlighting.highlight(*document(), u"Markdown"_s, shadeOf(palette()));
}

void MarkdownEdit::setDifferences(const QList<QuoteDifference> &differences)
{
    if (differences == m_differences && differences.isEmpty())
        return;
    m_differences = differences;
    markDifferences();
}

qsizetype MarkdownEdit::offset() const
{
    return std::max<qsizetype>(0, documentText(*document()).indexOf(text()));
}

void MarkdownEdit::markDifferences()
{
    QTextCharFormat wave;
    wave.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wave.setUnderlineColor(themeOf(palette()).warning);
    const auto last = qsizetype(document()->characterCount()) - 1;
    QList<QTextEdit::ExtraSelection> marks;
    for (const QuoteDifference &difference : std::as_const(m_differences)) {
        const qsizetype start = offset() + difference.range.start;
        QTextCursor cursor(document());
        cursor.setPosition(int(std::min(start, last)));
        cursor.setPosition(int(std::min(start + difference.range.length, last)), QTextCursor::KeepAnchor);
        marks.append({cursor, wave});
    }
    setExtraSelections(marks);
}

bool MarkdownEdit::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return GrowingEdit::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QTextCursor at = cursorForPosition(viewport()->mapFrom(this, help->pos()));
    const qsizetype position = at.position() - offset();
    for (const QuoteDifference &difference : std::as_const(m_differences)) {
        if (position >= difference.range.start
            && position <= difference.range.start + difference.range.length) {
            QToolTip::showText(help->globalPos(), differenceText(difference, text()).toHtmlEscaped(), this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

void MarkdownEdit::changeEvent(QEvent *event)
{
    GrowingEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        if (m_highlighter)
            m_highlighter->setShade(shadeOf(palette()));
        if (!m_differences.isEmpty())
            markDifferences();
    }
}

TextSelection MarkdownEdit::selection() const
{
    const QTextCursor cursor = textCursor();
    return {cursor.selectionStart(), cursor.selectionEnd()};
}

void MarkdownEdit::toggle(InlineFormat format)
{
    apply(toggled(documentText(*document()), selection(), format));
}

void MarkdownEdit::toggle(LineFormat format)
{
    apply(toggled(documentText(*document()), selection(), format));
}

void MarkdownEdit::link(const QString &url)
{
    apply(linked(documentText(*document()), selection(), url));
}

bool MarkdownEdit::unlink()
{
    const QString text = documentText(*document());
    const FormattedText result = unlinked(text, selection());
    if (result.text == text)
        return false;
    apply(result);
    return true;
}

void MarkdownEdit::apply(const FormattedText &result)
{
    const TextPatch patch = textPatch(documentText(*document()), result.text);
    Q_EMIT stepBoundary();
    QTextCursor cursor(document());
    cursor.setPosition(int(patch.position));
    cursor.setPosition(int(patch.position + patch.removed), QTextCursor::KeepAnchor);
    cursor.insertText(patch.inserted);
    Q_EMIT stepBoundary();
    cursor.setPosition(int(result.selection.from));
    cursor.setPosition(int(result.selection.to), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

int MarkdownEdit::caretBlock() const
{
    const QTextBlock caret = textCursor().block();
    int index = -1;
    bool inside = false;
    for (QTextBlock line = document()->begin(); line.isValid(); line = line.next()) {
        const QString text = line.text();
        const bool blank = QStringView(text).trimmed().isEmpty();
        index += !blank && !inside ? 1 : 0;
        inside = !blank;
        if (line == caret)
            break;
    }
    return std::max(index, 0);
}

bool MarkdownEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasHtml() || (m_takePictures && hasPictures(*source));
}

std::function<void(const QString &address, const QString &alt)> MarkdownEdit::pictureInserter()
{
    // The cursor moves along with the text that is typed before it meanwhile.
    const auto place = std::make_shared<QTextCursor>(textCursor());
    return [edit = QPointer(this), place](const QString &address, const QString &alt) {
        if (!edit)
            return;
        Q_EMIT edit->stepBoundary();
        place->insertText(asParagraph(*place, "!["_L1 + Markdown::escape(alt) + "]("_L1 + address + u')'));
        Q_EMIT edit->stepBoundary();
        edit->setTextCursor(*place);
        edit->setFocus(Qt::OtherFocusReason);
    };
}

void MarkdownEdit::insertFromMimeData(const QMimeData *source)
{
    if (m_takePictures && hasPictures(*source)) {
        m_takePictures(picturesIn(*source), pictureInserter());
        return;
    }
    const QString plain = source->text();
    const QString html = m_convert && source->hasHtml() ? source->html() : QString();
    if (html.isEmpty()) {
        insertForeign(textCursor(), plain);
        return;
    }
    // Markup outweighs its text many times over; the plain text decides where there is some.
    constexpr qsizetype markupFactor = 20;
    if (plain.size() > maximumPaste || html.size() > markupFactor * maximumPaste) {
        Q_EMIT refused(tooLongToPaste(plain.isEmpty() ? html.size() : plain.size(), maximumPaste));
        return;
    }
    // The cursor moves along with the text that is typed before it until the answer comes.
    const auto place = std::make_shared<QTextCursor>(textCursor());
    m_convert(html, [edit = QPointer(this), place, plain](const QString &markdown) {
        if (edit)
            edit->insertForeign(*place, markdown.isEmpty() ? plain : markdown);
    });
}

void MarkdownEdit::goToBlock(int block)
{
    QTextBlock line = document()->begin();
    int index = -1;
    bool inside = false;
    for (QTextBlock next = line; next.isValid() && index < block; next = next.next()) {
        const bool blank = next.text().trimmed().isEmpty();
        if (!blank && !inside) {
            ++index;
            line = next;
        }
        inside = !blank;
    }
    setTextCursor(QTextCursor(line));
    setFocus(Qt::OtherFocusReason);
}

} // namespace Postil
