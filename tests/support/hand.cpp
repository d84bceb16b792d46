// SPDX-License-Identifier: MIT
#include "support/hand.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

namespace Postil::Test {

namespace {

QWidget *visibleChild(QWidget *root, const QString &name)
{
    const auto widgets = root->findChildren<QWidget *>(name);
    for (QWidget *widget : widgets) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

} // namespace

QWidget *Hand::find(const QString &name) const
{
    if (QWidget *widget = visibleChild(m_window, name))
        return widget;
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (QWidget *widget = window->isVisible() ? visibleChild(window, name) : nullptr)
            return widget;
    }
    return nullptr;
}

void Hand::click(const QString &name)
{
    QTRY_VERIFY2(find(name), qPrintable(QStringLiteral("no widget named %1 is visible").arg(name)));
    ++m_actions;
    QTest::mouseClick(find(name), Qt::LeftButton);
}

QWidget *Hand::target() const
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup;
    QWidget *focus = QApplication::focusWidget();
    return focus ? focus : m_window;
}

void Hand::type(const QString &text)
{
    for (const QChar c : text) {
        ++m_actions;
        if (c == u'\n')
            QTest::keyClick(target(), Qt::Key_Return);
        else
            QTest::sendKeyEvent(QTest::Click, target(), Qt::Key_unknown, QString(c), Qt::NoModifier);
    }
}

void Hand::typeInto(const QString &name, const QString &text)
{
    click(name);
    press(Qt::Key_A, Qt::ControlModifier);
    type(text);
}

void Hand::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    ++m_actions;
    QTest::keyClick(target(), key, modifiers); // looks at shortcuts first, as the desktop does
}

void Hand::paste(const QString &text)
{
    QApplication::clipboard()->setText(text);
    press(Qt::Key_V, Qt::ControlModifier);
}

} // namespace Postil::Test
