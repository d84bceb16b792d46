// SPDX-License-Identifier: MIT
// The source line of the post: outlet, headline, address, byline, each edited in place.
#pragma once

#include "widgets/growingedit.h"

class QLabel;
class QToolButton;

namespace Postil {

class LineField;
class Session;
struct SourceCitation;

class SourceSection : public QWidget
{
    Q_OBJECT

public:
    explicit SourceSection(Session &session, QWidget *parent = nullptr);

    void setNotice(const QString &text); // under the line; empty: nothing to say
    // Brings the fields up to date; the first one that had to change, or null.
    QWidget *refresh(Caret caret);
    [[nodiscard]] GrowingEdit *headline() const { return m_headline; }

Q_SIGNALS:
    void outletCorrected(const QString &address, const QString &name); // by hand
    void refused(const QString &sentence);

private:
    void makeDetails();
    template <typename Field>
    void bind(Field &field, const QString &key, QString SourceCitation::*member);

    Session &m_session;
    LineField *m_outlet;
    GrowingEdit *m_headline;
    QToolButton *m_more;
    QWidget *m_details = nullptr; // made when they are asked for
    LineField *m_url = nullptr;
    LineField *m_byline = nullptr;
    QLabel *m_notice;
};

} // namespace Postil
