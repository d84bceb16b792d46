// SPDX-License-Identifier: MIT
#include "support/editor.h"

#include "article/readerview.h"
#include "compose/session.h"
#include "mainwindow/mainwindow.h"
#include "preview/previewpane.h"
#include "support/desk.h"

#include <QApplication>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <QTextStream>
#include <QToolButton>

namespace Postil::Test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20000; // ms; the web engine may be starting

bool wait(const char *what, const std::function<bool()> &condition)
{
    if (QTest::qWaitFor(condition, patience))
        return true;
    const auto windows = QApplication::topLevelWidgets();
    for (const QWidget *window : windows) {
        if (const auto *box = qobject_cast<const QMessageBox *>(window))
            QTextStream(stderr) << "a box says: " << box->text() << Qt::endl;
    }
    const QWidget *focus = QApplication::focusWidget();
    QTextStream(stderr) << "gave up waiting for " << what << "; the focus is in "
                        << (focus ? focus->objectName() + u' ' + QLatin1StringView(focus->metaObject()->className())
                                  : u"no widget"_s)
                        << Qt::endl;
    return false;
}

} // namespace

Editor::Editor(Desk &desk) : m_desk(desk), m_window(desk.window()), m_hand(&desk.window()) {}

bool Editor::chooseStyle(const QString &name)
{
    auto *button = m_hand.find<QToolButton>(u"styleButton"_s);
    if (!button)
        return false;
    const auto actions = button->menu()->actions();
    for (QAction *action : actions) {
        if (action->text() == name)
            action->trigger();
    }
    return wait("the style", [&] { return m_window.session().style().name == name; });
}

bool Editor::openAddress(const QString &address)
{
    const auto before = m_window.session().article();
    m_hand.press(Qt::Key_L, Qt::ControlModifier);
    if (!wait("the address field", [&] { return m_hand.find(u"addressBar"_s)->hasFocus(); }))
        return false;
    m_hand.type(address);
    m_hand.press(Qt::Key_Return);
    return wait("the article", [&] {
        const auto &article = m_window.session().article();
        return article && article != before && m_hand.find(u"readerView"_s);
    });
}

bool Editor::quoteParagraphs(int count)
{
    m_hand.press(Qt::Key_1, Qt::AltModifier);
    auto *reader = m_hand.find<ReaderView>(u"readerView"_s);
    if (!reader || !wait("the reader", [&] { return reader->hasFocus(); }))
        return false;
    for (int i = 0; i < count; ++i) {
        const auto before = m_window.session().post().excerpts.size();
        m_hand.press(Qt::Key_J);
        m_hand.press(Qt::Key_Space);
        if (!wait("the quote", [&] { return m_window.session().post().excerpts.size() == before + 1; }))
            return false;
    }
    return true;
}

bool Editor::writeTitle(const QString &title)
{
    m_hand.press(Qt::Key_2, Qt::AltModifier);
    m_hand.press(Qt::Key_A, Qt::ControlModifier);
    m_hand.type(title);
    return wait("the title", [&] { return m_window.session().post().title == title; });
}

bool Editor::writeCommentary(const QString &text)
{
    m_hand.press(Qt::Key_3, Qt::AltModifier);
    m_hand.type(text);
    return wait("the commentary", [&] { return m_window.session().post().commentary == text; });
}

bool Editor::addCoverage(const QString &heading, const QString &lines)
{
    m_hand.typeInto(u"coverageHeading0"_s, heading);
    m_hand.click(u"addLink0"_s);
    const auto expected = lines.count(u'\n') + 1;
    m_hand.paste(lines);
    return wait("the links", [&] {
        const auto &coverage = m_window.session().post().coverage;
        return !coverage.isEmpty() && coverage.first().heading == heading && coverage.first().links.size() == expected;
    });
}

bool Editor::waitForPreview()
{
    auto *preview = m_window.findChild<PreviewPane *>();
    QSignalSpy patched(preview, &PreviewPane::patched);
    preview->invalidate();
    return wait("the preview", [&] { return !patched.isEmpty(); });
}

bool Editor::exportWith(Qt::Key key, Qt::KeyboardModifiers modifiers, const QString &path)
{
    m_desk.setSavePath(path);
    m_hand.press(key, modifiers);
    return wait("the exported file", [&] { return QFileInfo(path).size() > 0; });
}

} // namespace Postil::Test
