// SPDX-License-Identifier: MIT
// How long a keystroke holds the window in a long commentary: editor, session and repaint. JSON on stdout.
#include "compose/composepane.h"
#include "compose/session.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>

using namespace Postil;
using namespace Qt::StringLiterals;

static QString longText(int words)
{
    QString text;
    for (int i = 1; i <= words; ++i)
        text += (i % 17 == 0 ? u"**bold**"_s : u"words"_s) + (i % 80 == 0 ? u"\n\n"_s : u" "_s);
    return text;
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    applyTheme(Shade::Light);
    QJsonObject report;
    for (const int words : {1000, 20000}) {
        Session session;
        ComposePane pane(session);
        pane.resize(420, 900);
        pane.show();
        Post post;
        post.commentary = longText(words);
        QElapsedTimer timer;
        timer.start();
        session.open(QUuid::createUuid(), post, {});
        pane.reveal({PostPart::Commentary, 0, words / 160});
        QTest::qWait(1500);
        auto *edit = pane.findChild<QPlainTextEdit *>(u"commentaryEdit"_s);
        QList<double> times;
        for (int i = 0; i < 300; ++i) {
            timer.restart();
            QTest::keyClick(edit, i % 6 == 5 ? Qt::Key_Space : Qt::Key_A);
            QCoreApplication::processEvents(); // the frame is painted in here
            times.append(double(timer.nsecsElapsed()) / 1e6);
        }
        std::ranges::sort(times);
        report[QString::number(words)] =
            QJsonObject{{u"median_ms"_s, times[150]}, {u"p95_ms"_s, times[285]}, {u"max_ms"_s, times.last()}};
    }
    puts(QJsonDocument(report).toJson(QJsonDocument::Compact).constData());
    return 0;
}
