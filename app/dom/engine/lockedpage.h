// SPDX-License-Identifier: MIT
// A page that holds our own empty document and never goes anywhere else. What is shown or parsed in it comes
// through run(), in a script world of its own beside the page, where `scripts` have been loaded.
#pragma once

#include <QStringList>
#include <QVariant>
#include <QWebEnginePage>

#include <functional>

namespace Postil {

class LockedProfile;

class LockedPage : public QWebEnginePage
{
    Q_OBJECT

public:
    // `scripts`: resource names below :/postil/web, in the order they are loaded.
    LockedPage(LockedProfile *profile, const QStringList &scripts, QObject *parent = nullptr);

    // Loads the empty document; ready() or broken() follows.
    void open();
    // Runs `script`; `done` gets its value (an invalid one where it threw, or the page is gone).
    void run(const QString &script, const std::function<void(const QVariant &)> &done);

Q_SIGNALS:
    void ready();
    void broken(); // the renderer ended, or the empty document could not be loaded
    void linkActivated(const QUrl &url);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList &old,
                            const QStringList &types) override;
    void javaScriptAlert(const QUrl &origin, const QString &message) override;
    bool javaScriptConfirm(const QUrl &origin, const QString &message) override;
    bool javaScriptPrompt(const QUrl &origin, const QString &message, const QString &initial,
                          QString *result) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int line,
                                  const QString &source) override;

private:
    void refuseRequests();

    bool m_opening = false;
};

} // namespace Postil
