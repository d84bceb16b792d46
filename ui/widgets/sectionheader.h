// SPDX-License-Identifier: MIT
// A small heading over a part of the post: "EXCERPT … 2 passages".
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace Postil {

class SectionHeader : public QWidget
{
    Q_OBJECT

public:
    explicit SectionHeader(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setNote(const QString &note);
    [[nodiscard]] QPushButton *addButton(const QString &text); // at the end, hidden
    [[nodiscard]] QLabel *noteLabel() const { return m_note; }

private:
    QLabel *m_title;
    QLabel *m_note;
};

} // namespace Postil
