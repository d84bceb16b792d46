// SPDX-License-Identifier: MIT
#include "support/desk.h"

#include "article/outletregistry.h"
#include "library/library.h"
#include "net/qthttpclient.h"
#include "post/stylecatalogue.h"
#include "publishing/accountstore.h"
#include "secrets/sessionsecretstore.h"
#include "settings/settingsstore.h"
#include "source/fetcher.h"
#include "spelling/sonnetchecker.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCoroTask>
#include <QDir>
#include <QTest>

namespace Postil::Test {

using namespace Qt::StringLiterals;

struct Desk::Private
{
    Private(const QString &folder, const QDateTime &clock)
        : libraryPath(folder + u"/library.sqlite"_s), mediaFolder(folder + u"/media"_s), settings(folder + u"/postil.ini"_s), theme(*qApp, ShadeChoice::Light),
          styles(folder + u"/styles"_s), renderer(folder + u"/templates"_s), outlets(folder + u"/outlets.json"_s), http({u"en"_s}), fetcher(http),
          accounts(folder + u"/accounts.json"_s), now(clock)
    {
    }

    QString libraryPath;
    QString mediaFolder;
    SettingsStore settings;
    ThemeFollower theme;
    StyleCatalogue styles;
    Renderer renderer;
    OutletRegistry outlets;
    QtHttpClient http;
    Fetcher fetcher;
    AccountStore accounts;
    SessionSecretStore secrets;
    SonnetChecker spelling;
    QDateTime now;
    QString savePath;
    std::function<void(const QUrl &)> browser = [](const QUrl &) {};
    Dialogs dialogs = Dialogs::Answered;
    std::unique_ptr<Library> library;
};

Desk::Desk(const QString &folder, const QDateTime &now, Dialogs dialogs) : d(std::make_unique<Private>(folder, now))
{
    d->dialogs = dialogs;
}

Desk::~Desk() = default;

bool Desk::open(Keeps keeps)
{
    if (keeps == Keeps::InLibrary) {
        auto library = QCoro::waitFor(Library::open(d->libraryPath));
        if (!library)
            qFatal("%s", qPrintable(library.error().message));
        d->library = std::move(*library);
    }
    const AskSavePath answered = [this](const QString &, const auto &chosen) { chosen(d->savePath); };
    m_window = std::make_unique<MainWindow>(Services{.http = &d->http,
                                                     .fetcher = &d->fetcher,
                                                     .renderer = &d->renderer,
                                                     .styles = &d->styles,
                                                     .outlets = &d->outlets,
                                                     .accounts = &d->accounts,
                                                     .secrets = &d->secrets,
                                                     .media = MediaStore(d->mediaFolder),
                                                     .spelling = &d->spelling,
                                                     .settings = &d->settings,
                                                     .theme = &d->theme,
                                                     .now = [now = d->now] { return now; },
                                                     .openBrowser = [this](const QUrl &url) { d->browser(url); },
                                                     .askSavePath = d->dialogs == Dialogs::Real ? AskSavePath() : answered});
    m_window->resize(1440, 900); // however small the screen
    QCoro::waitFor(m_window->start(d->library.get()));
    m_window->activateWindow();
    return QTest::qWaitForWindowActive(m_window.get());
}

bool Desk::close()
{
    m_window->close();
    if (!QTest::qWaitFor([this] { return !m_window->isVisible(); }, 10000))
        return false;
    m_window.reset();
    d->library.reset();
    return true;
}

void Desk::setBrowser(std::function<void(const QUrl &)> browser)
{
    d->browser = std::move(browser);
}

void Desk::setSavePath(const QString &path)
{
    d->savePath = path;
}

AccountStore &Desk::accounts()
{
    return d->accounts;
}

SecretStore &Desk::secrets()
{
    return d->secrets;
}

ThemeFollower &Desk::theme()
{
    return d->theme;
}

} // namespace Postil::Test
