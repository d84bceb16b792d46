// SPDX-License-Identifier: MIT
// First paint of Postil's window with the last draft in it, against that of a bare Qt window
// (barewindow.cpp). Both are started in turn, as processes, and timed from the start to the line they print
// when painted. Needs a display (xvfb-run does). Prints JSON; the figure is `ratio`, asked to be at most 1.5.
#include "library/library.h"

#include <QCoroTask>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

// Milliseconds from the start of the process to its "painted" line; negative where it never came.
double paintTime(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    double elapsed = -1;
    while (process.waitForReadyRead(20000)) {
        if (process.readAllStandardOutput().contains("painted")) {
            elapsed = double(timer.nsecsElapsed()) / 1e6;
            break;
        }
    }
    process.waitForFinished(20000);
    return elapsed;
}

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values.isEmpty() ? -1 : values.at(values.size() / 2);
}

// A library with one draft of ordinary size, open when the window was last closed.
QCoro::Task<void> makeLibrary(QString path)
{
    auto library = co_await Library::open(path);
    if (!library)
        qFatal("%s", qPrintable(library.error().message));
    const QString paragraph =
        u"Words of a paragraph of the usual length, again and again. "_s.repeated(8).trimmed();
    Draft draft{QUuid::createUuid(), {}, Article{}};
    draft.post.title = u"The last draft"_s;
    draft.post.source = {
        u"https://example.com/a"_s, u"A headline of the usual length"_s, u"Example"_s, {}, {}};
    draft.post.excerpts = {{paragraph, u"https://example.com/a"_s, {}}, {paragraph, {}, {}}};
    draft.post.commentary = QStringList(5, paragraph).join(u"\n\n"_s);
    const RelatedLink link{paragraph.left(60), u"https://example.com/b"_s, {}, u"AP"_s, {}};
    draft.post.coverage = {{u"More"_s, QList<RelatedLink>(5, link)}};
    draft.article->headline = draft.post.source.headline;
    draft.article->markdown = QStringList(20, paragraph).join(u"\n\n"_s);
    co_await (*library)->save(draft);
    co_await (*library)->saveSession({{u"draft"_s, draft.id.toString()}});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? QByteArray(argv[1]).toInt() : 15;
    const QTemporaryDir home;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
    // Of its own, or a Postil that is open would be asked instead; in memory, as a desktop's is.
    const QTemporaryDir runtime(u"/dev/shm/postil-firstpaint-XXXXXX"_s);
    environment.insert(u"XDG_RUNTIME_DIR"_s, runtime.isValid() ? runtime.path() : home.path());
    environment.insert(u"POSTIL_QUIT_AFTER_FIRST_PAINT"_s, u"1"_s);
    QDir().mkpath(home.filePath(u"data/postil"_s));
    QCoro::waitFor(makeLibrary(home.filePath(u"data/postil/library.sqlite"_s)));

    const QString postil = QCoreApplication::applicationDirPath() + u"/../bin/postil"_s;
    const QString bareWindow = QCoreApplication::applicationDirPath() + u"/barewindow"_s;
    QList<double> bare;
    QList<double> window;
    for (int round = 0; round < rounds + 1; ++round) {
        const double a = paintTime(bareWindow, {}, environment);
        const double b = paintTime(postil, {}, environment);
        if (a < 0 || b < 0)
            qFatal("no paint: is there a display, and is %s built?", qPrintable(postil));
        if (round > 0) { // the first warms the disk cache
            bare << a;
            window << b;
        }
    }
    const QJsonObject figures{{u"bench"_s, u"firstpaint"_s},
                              {u"rounds"_s, rounds},
                              {u"bareMs"_s, median(bare)},
                              {u"postilMs"_s, median(window)},
                              {u"ratio"_s, median(window) / median(bare)}};
    QTextStream(stdout) << QJsonDocument(figures).toJson(QJsonDocument::Compact) << Qt::endl;
    return 0;
}
