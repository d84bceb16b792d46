// SPDX-License-Identifier: MIT
#include "compose/commentarysection.h"

#include "compose/fieldbinding.h"
#include "compose/markdownedit.h"
#include "compose/session.h"
#include "markdown/document.h"
#include "widgets/edgedbox.h"
#include "widgets/sectionheader.h"

#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Postil {

CommentarySection::CommentarySection(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_header(new SectionHeader(QString(), this)),
      m_edit(new MarkdownEdit(u"commentaryEdit"_s, tr("Commentary"), this)), m_count(new QTimer(this))
{
    m_edit->setPlaceholderText(tr("What do you make of it?"));
    m_header->noteLabel()->setObjectName(u"wordCount"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_header);
    column->addWidget(new EdgedBox(EdgedBox::Edge::Comment, m_edit, this));
    bindField(*m_edit, session, {tr("Typing"), u"commentary"_s, [](Post &post, const QString &text) {
                                     post.commentary = text;
                                 }});
    // Counting reads the whole text, so it waits for a moment when nobody types.
    m_count->setSingleShot(true);
    connect(m_count, &QTimer::timeout, this, &CommentarySection::countWords);
    connect(m_edit, &QPlainTextEdit::textChanged, m_count, [this] { m_count->start(250); });
    refreshLabel();
    m_count->start(0); // until then the header says nothing, rather than what is not so
}

QWidget *CommentarySection::refresh(Caret caret)
{
    if (!m_edit->showText(m_session.post().commentary, caret))
        return nullptr;
    m_count->start(0); // nobody is typing here
    return m_edit;
}

void CommentarySection::refreshLabel()
{
    QString label = m_session.style().editorLabel.trimmed();
    if (label.endsWith(u':'))
        label.chop(1);
    m_header->setTitle(label.isEmpty() ? tr("Commentary") : label);
}

void CommentarySection::countWords()
{
    const int words = Markdown::wordCount(Markdown::plainText(Markdown::parse(m_edit->text())));
    m_header->setNote(words == 1 ? tr("1 word") : tr("%n words", nullptr, words));
}

} // namespace Postil
