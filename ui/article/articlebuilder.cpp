// SPDX-License-Identifier: MIT
#include "article/articlebuilder.h"

#include "article/articleformat.h"
#include "article/articleformats.h"

#include <QElapsedTimer>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTimerEvent>

#include <algorithm>

namespace Postil {

using namespace Markdown;
using namespace Qt::StringLiterals;

namespace {

// One step's work: its insertions end after this time or this many characters, and Qt then lays them out.
constexpr int stepMilliseconds = 8;
constexpr int stepCharacters = 8000;

QString shown(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s);
    text.replace(u'\n', QChar::LineSeparator);
    text.replace(QChar::ParagraphSeparator, QChar::LineSeparator);
    text.replace(u'\r', QChar::LineSeparator);
    // U+FFFC stands for an object, U+FDD0 and U+FDD1 are Qt's marks of frames.
    for (const char16_t special : {u'\xFFFC', u'\xFDD0', u'\xFDD1', u'\0'})
        text.replace(QChar(special), QChar::ReplacementCharacter);
    return text;
}

QString oneLine(const QString &text)
{
    return shown(text.simplified());
}

} // namespace

ArticleBuilder::ArticleBuilder(QTextDocument *document, QObject *parent)
    : QObject(parent), m_document(document)
{
    m_document->setUndoRedoEnabled(false);
}

void ArticleBuilder::clear()
{
    m_timer.stop();
    m_document->clear();
    m_index.clear();
    m_pieces.clear();
    m_next = 0;
    m_isFirst = true;
}

void ArticleBuilder::start(ArticleFront front, QList<ArticlePiece> pieces, ArticleLook look)
{
    clear();
    m_front = std::move(front);
    m_pieces = std::move(pieces);
    m_look = std::move(look);
    m_document->setDefaultFont(m_look.serif);
    QTextCursor cursor(m_document);
    cursor.beginEditBlock();
    addFront(cursor);
    cursor.endEditBlock();
    m_timer.start(0, this);
    step();
}

void ArticleBuilder::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        step();
}

void ArticleBuilder::step()
{
    QElapsedTimer time;
    time.start();
    QTextCursor cursor(m_document);
    cursor.movePosition(QTextCursor::End);
    const int start = cursor.position();
    cursor.beginEditBlock();
    while (m_next < m_pieces.size() && time.elapsed() < stepMilliseconds
           && cursor.position() - start < stepCharacters)
        addPiece(cursor, m_pieces.at(m_next++));
    cursor.endEditBlock();
    if (m_next < m_pieces.size())
        return;
    m_timer.stop();
    m_pieces.clear();
    Q_EMIT finished();
}

void ArticleBuilder::openBlock(QTextCursor &cursor, const QTextBlockFormat &format)
{
    if (m_isFirst)
        cursor.setBlockFormat(format);
    else
        cursor.insertBlock(format);
    m_isFirst = false;
}

void ArticleBuilder::addFront(QTextCursor &cursor)
{
    if (!m_front.outlet.isEmpty() || !m_front.facts.isEmpty()) {
        openBlock(cursor, frontFormat(m_look, 0.35, 1.2));
        QTextCharFormat outlet = sized(m_look.sans, 1, m_look.accent);
        outlet.setFontWeight(QFont::Bold);
        cursor.insertText(oneLine(m_front.outlet), outlet);
        const QString between = m_front.outlet.isEmpty() || m_front.facts.isEmpty() ? QString() : u" · "_s;
        // Isolated, so that an outlet's name in another script does not turn the date around.
        const QString facts =
            m_front.facts.isEmpty() ? QString() : u'\u2068' + oneLine(m_front.facts) + u'\u2069';
        cursor.insertText(between + facts, sized(m_look.sans, 1, m_look.muted));
    }
    if (!m_front.headline.isEmpty()) {
        openBlock(cursor, frontFormat(m_look, m_front.byline.isEmpty() ? 0.8 : 0.4, 1.15));
        QTextCharFormat headline = sized(m_look.serif, 1.45, m_look.text);
        headline.setFontWeight(QFont::Bold);
        cursor.insertText(oneLine(m_front.headline), headline);
    }
    if (!m_front.byline.isEmpty()) {
        openBlock(cursor, frontFormat(m_look, 1.1, 1.2));
        cursor.insertText(oneLine(m_front.byline), sized(m_look.sans, 1, m_look.muted));
    }
}

void ArticleBuilder::addPiece(QTextCursor &cursor, const ArticlePiece &piece)
{
    const Block &block = piece.block;
    const bool isCut = m_next < m_pieces.size() && m_pieces.at(m_next).goesOn;
    const Block *next = m_next < m_pieces.size() ? &m_pieces.at(m_next).block : nullptr;
    QTextBlockFormat format = blockFormat(block, next, m_look);
    if (piece.goesOn) {
        format.setProperty(ArticleFormat::GoesOn, true);
        format.setTextIndent(0);
    }
    if (isCut)
        format.setBottomMargin(0);
    openBlock(cursor, format);
    if (!piece.goesOn)
        m_index.addBreak(std::max(0, cursor.position() - 1));

    const QTextCharFormat letters = letterFormat(block, m_look);
    cursor.setBlockCharFormat(letters);
    if (block.kind == BlockKind::Rule)
        cursor.insertText(u"·   ·   ·"_s, ornamentFormat(letters, m_look));
    if (block.kind == BlockKind::ListItem && !piece.goesOn) {
        const QString bullet = block.number > 0 ? QString::number(block.number) + u'.' : u"•"_s;
        // Qt's tab stops hang the text under itself from left to right only.
        const bool isTabbed = m_look.direction != Qt::RightToLeft;
        cursor.insertText(bullet + (isTabbed ? u'\t' : u'\u2002'), ornamentFormat(letters, m_look));
    }
    if (block.kind != BlockKind::TableRow) {
        addRuns(cursor, block.runs, letters);
        return;
    }
    for (int cell = 0; cell < block.cells.size(); ++cell) {
        QTextCharFormat base = letters;
        base.setProperty(ArticleFormat::Cell, cell);
        if (cell > 0) {
            cursor.insertText(u"\u2002│\u2002"_s, ornamentFormat(base, m_look));
            m_index.addBreak(cursor.position() - 1);
        }
        addRuns(cursor, block.cells.at(cell), base);
    }
}

void ArticleBuilder::addRuns(QTextCursor &cursor, const QList<Run> &runs, const QTextCharFormat &base)
{
    for (const Run &run : runs) {
        if (run.image.isEmpty()) {
            const QString text = shown(run.text);
            m_index.add(text, cursor.position());
            cursor.insertText(text, runFormat(run, base, m_look));
            continue;
        }
        QTextCharFormat picture = ornamentFormat(base, m_look);
        picture.setFontItalic(true);
        const QString alt = run.text.trimmed().isEmpty() ? tr("picture") : oneLine(run.text);
        cursor.insertText(u'[' + alt + u']', picture);
    }
}

} // namespace Postil
