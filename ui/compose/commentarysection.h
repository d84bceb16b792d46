// SPDX-License-Identifier: MIT
// The editor's own text under the house's label, with its word count.
#pragma once

#include "widgets/growingedit.h"

class QTimer;

namespace Postil {

class MarkdownEdit;
class SectionHeader;
class Session;

class CommentarySection : public QWidget
{
    Q_OBJECT

public:
    explicit CommentarySection(Session &session, QWidget *parent = nullptr);

    QWidget *refresh(Caret caret); // the editor where it had to change, or null
    void refreshLabel();           // the style is another
    [[nodiscard]] MarkdownEdit *edit() const { return m_edit; }

private:
    void countWords();

    Session &m_session;
    SectionHeader *m_header;
    MarkdownEdit *m_edit;
    QTimer *m_count;
};

} // namespace Postil
