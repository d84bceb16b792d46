// SPDX-License-Identifier: MIT
// Proves: an editor makes the model post from a page on a web server, with keys and clicks alone, and exports it
#include "compose/session.h"
#include "servers/testserver.h"
#include "support/desk.h"
#include "support/editor.h"
#include "support/golden.h"
#include "support/shared.h"
#include "support/testmain.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class ModelPostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void madeByHand();
    void reopensAsItWas();

private:
    QTemporaryDir m_folder;
};

namespace {
const QDateTime today(QDate(2026, 3, 25), QTime(10, 42), QTimeZone::UTC);
} // namespace

void ModelPostTest::madeByHand()
{
    TestServer server(sourcePath(u"tests/corpus/site"_s));
    Desk desk(m_folder.path(), today);
    QVERIFY(desk.open());
    Editor editor(desk);
    Session &session = desk.window().session();

    QVERIFY(editor.chooseStyle(u"News digest"_s));
    QVERIFY(editor.openAddress(server.url(u"/article.html"_s).toString()));
    QVERIFY(editor.quoteParagraphs(3));
    QCOMPARE(session.post().source.headline, u"Island council sees 'chance to reset ties' after harbour inquiry"_s);
    QCOMPARE(session.post().source.outlet, u"North Sea Post"_s);

    QVERIFY(editor.writeTitle(u"Islands Want To Reset Ties With The Mainland After The Harbour Inquiry"_s));
    QVERIFY(editor.writeCommentary(
        u"There is going to be no reset before the election. The inquiry has not lowered the temperature in the "
        "ministry. On the contrary, it has made those who wanted the freeze even more determined to keep it."_s));
    QVERIFY(editor.addCoverage(u"More News On The Islands After The Harbour Inquiry"_s,
                               u"Islands savour the inquiry’s report but expect the freeze to stay -- AP\n"
                               "Here's how the harbour report is playing on the quays -- Coastal Weekly\n"
                               "'A mountain has laboured': the islands' papers react to the inquiry -- Daily Beacon\n"
                               "The council and its papers react to the report (Video) -- NSTV\n"
                               "The report brings little relief for the islands -- Marit Galtung, Mainland Times"_s));
    QVERIFY(editor.waitForPreview());

    const QTemporaryDir out;
    QVERIFY(editor.exportWith(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier, out.filePath(u"post.html"_s)));
    QVERIFY(editor.exportWith(Qt::Key_E, Qt::ControlModifier | Qt::AltModifier, out.filePath(u"post.md"_s)));
    const QByteArray port = QByteArray::number(server.url().port());
    for (const QString &name : {u"post.html"_s, u"post.md"_s}) {
        // The server's port is another one each time.
        QString text = QString::fromUtf8(Test::readFile(out.filePath(name)));
        text.replace(QLatin1StringView("127.0.0.1:" + port), "127.0.0.1"_L1);
        text.replace(QRegularExpression(u"sum: \"[0-9a-f]+\""_s), u"sum: \"of lines with the port\""_s);
        const QString difference = compareGolden(corpusPath(u"gui-model-post"_s, name), text.toUtf8());
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
    QVERIFY(desk.close());
}

void ModelPostTest::reopensAsItWas()
{
    Desk desk(m_folder.path(), today);
    QVERIFY(desk.open());
    const Session &session = desk.window().session();
    QCOMPARE(session.post().title, u"Islands Want To Reset Ties With The Mainland After The Harbour Inquiry"_s);
    QCOMPARE(session.post().excerpts.size(), 3);
    QCOMPARE(session.post().coverage.first().links.size(), 5);
    QVERIFY(session.article());
    QCOMPARE(session.style().name, u"News digest"_s);
    QVERIFY(desk.close());
}

POSTIL_TEST_MAIN(ModelPostTest)
#include "tst_modelpost.moc"
