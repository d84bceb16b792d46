// SPDX-License-Identifier: MIT
// Bold, italic, link, list, quote: actions on the Markdown editor that was used last.
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QWidget;

namespace Postil {

class LinkPopup;
class MarkdownEdit;

class FormatActions : public QObject
{
    Q_OBJECT

public:
    // The shortcuts work with the focus inside `scope`.
    explicit FormatActions(QWidget *scope);

    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }
    void setTarget(MarkdownEdit *edit); // null: none

Q_SIGNALS:
    void pictureRequested(); // for the commentary, whatever the target

private:
    void add(const QString &name, const QString &text, const QString &iconName, const QKeySequence &shortcut,
             std::function<void(MarkdownEdit &)> act);
    void link(MarkdownEdit &edit);
    void askForAddress(MarkdownEdit &edit);

    QList<QAction *> m_actions;
    QPointer<MarkdownEdit> m_target;
    QWidget *m_scope;
    LinkPopup *m_popup = nullptr; // made when it is needed
};

} // namespace Postil
