// SPDX-License-Identifier: MIT
#include "compose/excerptsection.h"

#include "compose/excerptblock.h"
#include "compose/fieldbinding.h"
#include "compose/markdownedit.h"
#include "compose/session.h"
#include "widgets/sectionheader.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Postil {

ExcerptSection::ExcerptSection(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_header(new SectionHeader(tr("Excerpt"), this)),
      m_hint(new QLabel(tr("Select a passage in the source and press Ctrl+Return."), this)),
      m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_column->addWidget(m_header);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    m_column->addWidget(m_hint);
}

QWidget *ExcerptSection::refresh(Caret caret)
{
    const QList<Excerpt> &excerpts = m_session.post().excerpts;
    while (m_blocks.size() < excerpts.size())
        addBlock();
    while (m_blocks.size() > excerpts.size()) {
        ExcerptBlock *block = m_blocks.takeLast();
        block->hide();
        block->deleteLater();
    }
    QWidget *first = nullptr;
    for (qsizetype i = 0; i < excerpts.size(); ++i) {
        m_blocks[i]->setCount(int(excerpts.size()));
        if (m_blocks[i]->edit()->showText(excerpts[i].markdown, caret) && !first)
            first = m_blocks[i]->edit();
    }
    m_hint->setVisible(excerpts.isEmpty());
    const auto count = int(excerpts.size());
    m_header->setNote(count > 1 ? tr("%n passages", nullptr, count) : QString());
    return first;
}

void ExcerptSection::setChecks(const QList<QuoteCheck> &checks)
{
    for (qsizetype i = 0; i < m_blocks.size(); ++i)
        m_blocks[i]->setCheck(checks.value(i));
}

void ExcerptSection::addBlock()
{
    const auto index = int(m_blocks.size());
    auto *block = new ExcerptBlock(index, this);
    m_blocks.append(block);
    m_column->addWidget(block);
    block->show();
    bindField(*block->edit(), m_session,
              {tr("Typing"), u"excerpt/%1"_s.arg(index), [index](Post &post, const QString &text) {
                   if (index < post.excerpts.size())
                       post.excerpts[index].markdown = text;
               }});
    connect(block, &ExcerptBlock::moveRequested, this, [this, index](int by) { move(index, by); });
    connect(block, &ExcerptBlock::removeRequested, this, [this, index] { remove(index); });
    Q_EMIT editAdded(block->edit());
}

void ExcerptSection::move(int index, int by)
{
    Post post = m_session.post();
    const int to = index + by;
    if (to < 0 || to >= post.excerpts.size())
        return;
    const int caret = m_blocks[index]->edit()->textCursor().position();
    post.excerpts.move(index, to);
    m_session.edit(tr("Move Passage"), std::move(post));
    MarkdownEdit *moved = m_blocks[to]->edit();
    QTextCursor cursor = moved->textCursor();
    cursor.setPosition(std::min(caret, moved->document()->characterCount() - 1));
    moved->setTextCursor(cursor);
    moved->setFocus(Qt::OtherFocusReason);
}

void ExcerptSection::remove(int index)
{
    Post post = m_session.post();
    if (index >= post.excerpts.size())
        return;
    post.excerpts.removeAt(index);
    m_session.edit(tr("Remove Passage"), std::move(post));
    if (!m_blocks.isEmpty())
        m_blocks[std::min(index, int(m_blocks.size()) - 1)]->edit()->setFocus(Qt::OtherFocusReason);
}

MarkdownEdit *ExcerptSection::edit(int index) const
{
    return index >= 0 && index < m_blocks.size() ? m_blocks[index]->edit() : nullptr;
}

int ExcerptSection::indexOf(const QWidget *edit) const
{
    for (int i = 0; i < m_blocks.size(); ++i) {
        if (m_blocks[i]->edit() == edit)
            return i;
    }
    return -1;
}

} // namespace Postil
