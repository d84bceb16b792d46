// SPDX-License-Identifier: MIT
// The one place where services are made and handed out.
#include "article/outletregistry.h"
#include "cli/commandline.h"
#include "cli/streams.h"
#include "late/latehttpclient.h"
#include "late/latemodule.h"
#include "late/latespellchecker.h"
#include "late/singleinstance.h"
#include "library/library.h"
#include "mainwindow/mainwindow.h"
#include "post/stylecatalogue.h"
#include "preview/webengine.h"
#include "publishing/accountstore.h"
#include "rendering/renderer.h"
#include "secrets/secretstore.h"
#include "settings/settings.h"
#include "settings/settingsstore.h"
#include "source/fetcher.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCoroTask>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTextStream>

#include <dlfcn.h>
#include <sys/resource.h>
#include <thread>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

void name()
{
    QCoreApplication::setApplicationName(u"postil"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(POSTIL_VERSION));
    QGuiApplication::setDesktopFileName(u"org.postil.Postil"_s);
    // With no locale set, times would be written with seconds and dates by number.
    if (QLocale::system().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/postil"_s;
}

QString outletFile()
{
    return dataFolder() + u"/outlets.json"_s;
}

QString accountFile()
{
    return dataFolder() + u"/accounts.json"_s;
}

QString mediaFolder()
{
    return dataFolder() + u"/media"_s;
}

CliServices cliServices()
{
    return {.dom =
                [] {
                    return loadWebEngine().transform(
                        [](WebEngineModule *module) { return module->createDomWorker(); });
                },
            .http = [] { return std::make_unique<LateHttpClient>(QLocale().uiLanguages()); },
            .secrets = [] { return std::shared_ptr<SecretStore>(systemSecretStore()); },
            .spelling = [] { return std::make_shared<LateSpellChecker>(); },
            .accounts = accountFile(),
            .library = dataFolder() + u"/library.sqlite"_s,
            .media = MediaStore(mediaFolder()),
            .userOutlets = outletFile(),
            .userStyles = dataFolder() + u"/styles"_s,
            .userTemplates = dataFolder() + u"/templates"_s};
}

int runCommandLine(int argc, char **argv, const CommandLine &commandLine)
{
    quietenLibraries();
    if (!commandLine.needsWebEngine()) {
        QCoreApplication application(argc, argv);
        name();
        return QCoro::waitFor(commandLine.run(cliServices()));
    }
    // No window is shown, and none is needed.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    name();
    return QCoro::waitFor(commandLine.run(cliServices()));
}

// What is on the command line as a second start hands it over: a path must not depend on where that ran.
QString absoluteInput(const QString &input)
{
    const QFileInfo file(input);
    return !input.isEmpty() && file.exists() ? file.absoluteFilePath() : input;
}

// The window's services, alive as long as the program.
struct Desk
{
    explicit Desk(QApplication &application)
        : settings(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                   + u"/postil/postil.ini"_s),
          theme(application, ShadeChoice(settings.load().window.shade)), styles(dataFolder() + u"/styles"_s),
          renderer(dataFolder() + u"/templates"_s), outlets(outletFile()),
          http(QLocale().uiLanguages(),
               QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/postil/http"_s),
          fetcher(http), accounts(accountFile()), secrets(systemSecretStore())
    {
    }

    SettingsStore settings;
    ThemeFollower theme;
    StyleCatalogue styles;
    Renderer renderer;
    OutletRegistry outlets;
    LateHttpClient http;
    Fetcher fetcher;
    AccountStore accounts;
    std::unique_ptr<SecretStore> secrets;
    LateSpellChecker spelling;
    std::unique_ptr<Library> library;
    std::unique_ptr<MainWindow> window;
};

// On a thread of its own, while the window is being built.
QCoro::Task<Result<std::unique_ptr<Library>>> openLibrary()
{
    QDir().mkpath(dataFolder());
    return Library::open(dataFolder() + u"/library.sqlite"_s);
}

QCoro::Task<void> openDesk(Desk &desk, QCoro::Task<Result<std::unique_ptr<Library>>> opening, QString input)
{
    desk.window = std::make_unique<MainWindow>(
        Services{.http = &desk.http,
                 .fetcher = &desk.fetcher,
                 .renderer = &desk.renderer,
                 .styles = &desk.styles,
                 .outlets = &desk.outlets,
                 .accounts = &desk.accounts,
                 .secrets = desk.secrets.get(),
                 .media = MediaStore(mediaFolder()),
                 .spelling = &desk.spelling,
                 .settings = &desk.settings,
                 .theme = &desk.theme,
                 .openBrowser = [](const QUrl &url) { QDesktopServices::openUrl(url); }});
    if (qEnvironmentVariableIsSet("POSTIL_QUIT_AFTER_FIRST_PAINT")) { // for tests/bench/firstpaint
        QObject::connect(desk.window.get(), &MainWindow::painted, qApp, [] {
            QTextStream(stdout) << "painted" << Qt::endl;
            QCoreApplication::exit();
        });
    }
    auto library = co_await std::move(opening);
    if (library)
        desk.library = std::move(*library);
    co_await desk.window->start(desk.library.get());
    if (!library)
        desk.window->showTrouble(library.error().message);
    for (const QString &problem : desk.styles.problems())
        desk.window->showTrouble(problem);
    if (!desk.outlets.problem().isEmpty())
        desk.window->showTrouble(desk.outlets.problem());
    desk.window->openInput(input);
}

void openFromOutside(Desk &desk, const QByteArray &message)
{
    desk.window->setWindowState(desk.window->windowState() & ~Qt::WindowMinimized);
    desk.window->raise();
    desk.window->activateWindow();
    desk.window->openInput(QString::fromUtf8(message));
}

// Fontconfig reads its files, which takes as long as connecting to the display: meanwhile. The first thread
// that uses anything of Qt would become its main thread, so this one uses nothing of it.
std::jthread readFontConfiguration()
{
    return std::jthread([] {
        using Initialise = int (*)();
        if (void *fontconfig = dlopen("libfontconfig.so.1", RTLD_LAZY))
            if (const auto initialise = reinterpret_cast<Initialise>(dlsym(fontconfig, "FcInit")))
                initialise();
    });
}

int runWindow(int argc, char **argv, const QString &input)
{
    const std::jthread fonts = readFontConfiguration();
    QApplication application(argc, argv);
    name();
    SingleInstance single(u"postil"_s);
    if (!single.isFirst()) {
        const auto told = single.tell(absoluteInput(input).toUtf8());
        if (!told)
            qCritical("%s", qPrintable(told.error().message));
        if (!single.isFirst())
            return told ? 0 : 1;
    }
    auto library = openLibrary();
    Desk desk(application);
    auto opening = openDesk(desk, std::move(library), absoluteInput(input));
    const auto hear = [&desk](const QByteArray &message) { openFromOutside(desk, message); };
    QObject::connect(
        desk.window.get(), &MainWindow::painted, &application,
        [&single, hear] { prepareLateModule([&single, hear] { single.listen(hear); }); },
        Qt::QueuedConnection);
    return QApplication::exec();
}

// A core dump would hold the passwords that were in memory. Chromium's processes inherit it.
void keepOutOfCrashReports()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

} // namespace

int main(int argc, char **argv)
{
    keepOutOfCrashReports();
    const CommandLine commandLine(QStringList(argv + 1, argv + argc));
    if (commandLine.needsWindow())
        return runWindow(argc, argv, commandLine.input());
    return runCommandLine(argc, argv, commandLine);
}
