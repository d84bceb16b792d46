// SPDX-License-Identifier: MIT
// postil-tour FOLDER: the main job on the sample article, in the real window: open, quote, comment, link,
// preview, export. Leaves screenshots and the exported files in FOLDER and says so.
#include "compose/session.h"
#include "support/desk.h"
#include "support/editor.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QScreen>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

void say(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

// What is on the screen, web view and all.
bool takePicture(QWidget &window, const QString &path)
{
    const QPixmap picture = window.screen()->grabWindow(window.winId());
    return (picture.isNull() ? window.grab() : picture).save(path);
}

// As an editor would want to show it: saved and named in the library, the article from its top.
void arrange(QWidget &window, const QString &title)
{
    const auto *list = window.findChild<QAbstractItemView *>(u"libraryList"_s);
    (void)QTest::qWaitFor([&] { return list->model()->index(0, 0).data(Qt::UserRole).toString() == title; }, 3000);
    window.findChild<QAbstractScrollArea *>(u"readerView"_s)->verticalScrollBar()->setValue(0);
}

bool tour(const QDir &out)
{
    const QString title = u"Island Schools Stand Empty As The Ferry Strike Goes Into Its Third Week"_s;
    const QTemporaryDir home;
    if (!QFile::copy(u":/postil/sample/article.html"_s, home.filePath(u"article.html"_s)))
        return false;
    Desk desk(home.path(), QDateTime::currentDateTimeUtc());
    if (!desk.open())
        return false;
    Editor editor(desk);

    say(u"Opening the sample article…"_s);
    if (!editor.chooseStyle(u"News digest"_s) || !editor.openAddress(home.filePath(u"article.html"_s)))
        return false;
    say(u"Quoting three paragraphs…"_s);
    if (!editor.quoteParagraphs(3))
        return false;
    say(u"Writing the title and the commentary…"_s);
    if (!editor.writeTitle(title)
        || !editor.writeCommentary(
            u"Thursday is the day to watch. Once the council may hire other boats, **neither "
            "side** has much left to bargain with, and both know it. My bet: a deal on "
            "Wednesday night, and a roster that looks very much like the old one."_s))
        return false;
    say(u"Adding related coverage…"_s);
    if (!editor.addCoverage(
            u"More News On The Island Ferry Strike"_s,
            u"Third week of ferry strike: what we know -- Coastal Weekly "
            u"https://coastal-weekly.example/ferry-strike-what-we-know\n"
            "Norland Lines shares fall as strike drags on -- Mainland Times "
            "https://mainland-times.example/norland-shares\n"
            "Inside the gymnasium that became a school (Video) -- NSTV "
            "https://nstv.example/gymnasium-school\n"
            "Why the old roster matters -- Marit Galtung, Daily Beacon https://daily-beacon.example/old-roster"_s))
        return false;
    say(u"Previewing…"_s);
    if (!editor.waitForPreview())
        return false;
    for (const auto &[choice, name] : {std::pair(ShadeChoice::Light, u"window-light.png"_s),
                                       std::pair(ShadeChoice::Dark, u"window-dark.png"_s)}) {
        desk.theme().setChoice(choice);
        if (!editor.waitForPreview())
            return false;
        arrange(desk.window(), title);
        QTest::qWait(400); // the compositor paints when it likes, and nothing tells when
        if (!takePicture(desk.window(), out.filePath(name)))
            return false;
    }
    say(u"Exporting…"_s);
    return editor.exportWith(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier, out.filePath(u"post.html"_s))
           && editor.exportWith(Qt::Key_E, Qt::ControlModifier | Qt::AltModifier, out.filePath(u"post.md"_s))
           && desk.close();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"postil-tour"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); // the sample is in English
    const QDir out(argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"postil-tour"_s);
    if (!out.mkpath(u"."_s)) {
        QTextStream(stderr) << "The folder " << out.path() << " cannot be made." << Qt::endl;
        return 1;
    }
    for (const QString &name : {u"post.html"_s, u"post.md"_s})
        QFile::remove(out.filePath(name)); // of an earlier tour
    if (!tour(out)) {
        QTextStream(stderr) << "The tour could not be finished." << Qt::endl;
        return 1;
    }
    say(u"Screenshots: %1 and %2"_s.arg(out.absoluteFilePath(u"window-light.png"_s),
                                        out.absoluteFilePath(u"window-dark.png"_s)));
    say(u"Exported: %1 and %2"_s.arg(out.absoluteFilePath(u"post.html"_s),
                                     out.absoluteFilePath(u"post.md"_s)));
    return 0;
}
