// SPDX-License-Identifier: MIT
// A Post column on the screen with its session, and hands to work it with.
#pragma once

#include "compose/composepane.h"
#include "compose/session.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QtTest>

namespace Postil::Test {

struct ComposeWindow
{
    ComposeWindow()
    {
        pane.resize(420, 800);
        pane.show();
        pane.activateWindow();
        const bool shown = QTest::qWaitForWindowActive(&pane);
        Q_ASSERT(shown);
        Q_UNUSED(shown)
    }

    template <typename Widget = QWidget>
    [[nodiscard]] Widget *find(const char *name, QWidget *in = nullptr)
    {
        auto *widget = (in ? in : &pane)->template findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("no widget %s", name);
        return widget;
    }

    // A click into the middle of it, as a hand would.
    void click(QWidget *widget)
    {
        auto *area = qobject_cast<QAbstractScrollArea *>(widget);
        QTest::mouseClick(area ? area->viewport() : widget, Qt::LeftButton);
    }

    void type(QWidget *widget, const QString &text)
    {
        if (!widget->hasFocus())
            click(widget);
        QTest::keyClicks(widget, text);
    }

    void pasteText(QWidget *widget, const QString &text)
    {
        auto *data = new QMimeData;
        data->setText(text);
        paste(widget, data);
    }

    void paste(QWidget *widget, QMimeData *data)
    {
        QGuiApplication::clipboard()->setMimeData(data);
        if (!widget->hasFocus())
            click(widget);
        QTest::keyClick(widget, Qt::Key_V, Qt::ControlModifier);
    }

    Session session;
    ComposePane pane{session};
};

} // namespace Postil::Test
