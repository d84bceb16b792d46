// SPDX-License-Identifier: MIT
// The quoted passages of the post, in order.
#pragma once

#include "excerpt/quotecheck.h"
#include "widgets/growingedit.h"

class QLabel;
class QVBoxLayout;

namespace Postil {

class ExcerptBlock;
class MarkdownEdit;
class SectionHeader;
class Session;

class ExcerptSection : public QWidget
{
    Q_OBJECT

public:
    explicit ExcerptSection(Session &session, QWidget *parent = nullptr);

    QWidget *refresh(Caret caret);                        // the first field that had to change, or null
    void setChecks(const QList<QuoteCheck> &checks);      // one a passage
    [[nodiscard]] MarkdownEdit *edit(int index) const;    // null where there is no such passage
    [[nodiscard]] int indexOf(const QWidget *edit) const; // -1 where it is none of ours

Q_SIGNALS:
    void editAdded(Postil::MarkdownEdit *edit);

private:
    void addBlock();
    void move(int index, int by);
    void remove(int index);

    Session &m_session;
    SectionHeader *m_header;
    QLabel *m_hint;
    QVBoxLayout *m_column;
    QList<ExcerptBlock *> m_blocks;
};

} // namespace Postil
