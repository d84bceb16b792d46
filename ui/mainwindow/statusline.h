// SPDX-License-Identifier: MIT
// The quiet line at the bottom: whether everything is saved, a passing message, the house style.
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;
class QTimer;
class QActionGroup;

namespace Postil {

class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setSaved(const QString &text);   // "✓ Saved 10:42"
    void setTrouble(const QString &text); // a failure that lasts: stays until setSaved()
    void showMessage(const QString &text); // goes away by itself; an empty text takes it away
    void setWords(int words);
    void setStyles(const QList<std::pair<QString, QString>> &idsAndNames, const QString &current);

Q_SIGNALS:
    void styleChosen(const QString &id);

private:
    QLabel *m_saved;
    QLabel *m_message;
    QLabel *m_words;
    QToolButton *m_style;
    QTimer *m_fade;
};

} // namespace Postil
