// SPDX-License-Identifier: MIT
// An editor at work: the stages of a post, done in the real window with real key presses and clicks.
// Each step waits for what it set off to be seen; it returns false, and says why on stderr, where that fails.
#pragma once

#include "support/hand.h"

#include <QString>

namespace Postil {
class MainWindow;
}

namespace Postil::Test {

class Desk;

class Editor
{
public:
    explicit Editor(Desk &desk); // with its window open

    bool chooseStyle(const QString &name);    // from the status line's menu
    bool openAddress(const QString &address); // Ctrl+L, the address, Return; ends with the article in the reader
    bool quoteParagraphs(int count);          // Alt+1, then J and Space for each
    bool writeTitle(const QString &title);
    bool writeCommentary(const QString &text);
    bool addCoverage(const QString &heading, const QString &lines); // pastes the lines
    bool waitForPreview(); // shows what the post is now
    bool exportWith(Qt::Key key, Qt::KeyboardModifiers modifiers, const QString &path); // Ctrl+Shift+E and such

    [[nodiscard]] Hand &hand() { return m_hand; }

private:
    Desk &m_desk;
    MainWindow &m_window;
    Hand m_hand;
};

} // namespace Postil::Test
