// SPDX-License-Identifier: MIT
// A hand at the keyboard and the mouse: finds widgets by objectName and sends them the events a person would.
#pragma once

#include <QPoint>
#include <QString>
#include <QWidget>

namespace Postil::Test {

class Hand
{
public:
    explicit Hand(QWidget *window) : m_window(window) {}

    // A visible widget of the window, or of a dialog over it, by name; nullptr where there is none.
    [[nodiscard]] QWidget *find(const QString &name) const;
    template<typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return qobject_cast<T *>(find(name));
    }

    // Each waits until the widget is there and fails the test where it does not come.
    void click(const QString &name);
    void type(const QString &text);                  // to whatever has the focus
    void typeInto(const QString &name, const QString &text); // clicks it, replaces what is in it
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void paste(const QString &text); // puts it on the clipboard and presses Ctrl+V

    // Keys pressed and clicks made so far.
    [[nodiscard]] int actions() const { return m_actions; }

private:
    [[nodiscard]] QWidget *target() const;

    QWidget *m_window;
    int m_actions = 0;
};

} // namespace Postil::Test
