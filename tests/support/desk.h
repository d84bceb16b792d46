// SPDX-License-Identifier: MIT
// The window with real services over a library, settings and styles in a folder of the test's own.
#pragma once

#include "mainwindow/mainwindow.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <memory>

namespace Postil {
class AccountStore;
class SecretStore;
class ThemeFollower;
}

namespace Postil::Test {

class Desk
{
public:
    // Answered: the question where to save is answered by setSavePath(). Real: by the dialog.
    enum class Dialogs { Answered, Real };
    // `now`: the clock that new posts are dated by.
    Desk(const QString &folder, const QDateTime &now, Dialogs dialogs = Dialogs::Answered);
    ~Desk();

    // Opens the library and shows the window, as the program does; can be done again after close().
    enum class Keeps { InLibrary, Nothing }; // Nothing: as where the library could not be opened
    bool open(Keeps keeps = Keeps::InLibrary);
    bool close(); // as the user does; waits until the window is gone
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] AccountStore &accounts();
    [[nodiscard]] SecretStore &secrets(); // in memory
    [[nodiscard]] ThemeFollower &theme();
    // Instead of the system's browser.
    void setBrowser(std::function<void(const QUrl &)> browser);
    // The answer to the next question where to save a file.
    void setSavePath(const QString &path);

private:
    struct Private;
    std::unique_ptr<Private> d;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Postil::Test
