// SPDX-License-Identifier: MIT
// Proves: what a hostile web server sends as a page becomes clean text or its error, within the limits, and
// never anything that runs
#include "article/extractor.h"
#include "dom/domworker.h"
#include "net/qthttpclient.h"
#include "source/fetcher.h"
#include "support/burden.h"
#include "support/hostileserver.h"
#include "support/testmain.h"
#include "support/webengine.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class HostilePagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        POSTIL_SHARED_OR_SKIP(script, "reliability/hostile_server.py");
        if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
            QSKIP("python3 is not here");
        QVERIFY(m_server.start(script));
        m_worker = Test::webEngine().createDomWorker();
        // What the engine takes when it starts is not the page's doing.
        QVERIFY(Test::await(m_worker->clean({u"<p>x"_s, {}})));
    }
    void cleanupTestCase() { m_worker.reset(); }

    void pages_data()
    {
        QTest::addColumn<QString>("text"); // that the article has; empty: any
        QTest::addColumn<QList<ErrorKind>>("kinds");
        const QList<ErrorKind> bad{ErrorKind::BadInput};
        const QList<ErrorKind> limits{ErrorKind::TooLarge, ErrorKind::Timeout, ErrorKind::BadInput};
        const QList<ErrorKind> none;
        for (const char *route : {"ok", "cookie", "neglen"})
            QTest::newRow(route) << u"word word"_s << none;
        // As text, since nobody may believe the charset.
        QTest::newRow("utf7") << u"+ADw-script+AD4-alert(1)"_s << none;
        QTest::newRow("utf16") << u"x"_s << none;
        QTest::newRow("badutf8") << u"\ufffd"_s << none;
        QTest::newRow("nul") << u"ab"_s << bad; // so small and so many of them: it may be taken for binary
        for (const char *route : {"pdf", "exe", "long"})
            QTest::newRow(route) << QString() << bad;
        for (const char *route : {"deep", "deeptab"})
            QTest::newRow(route) << QString() << limits;
        QTest::newRow("attrs") << u"x"_s << limits;
    }
    void pages()
    {
        QFETCH(const QString, text);
        QFETCH(const QList<ErrorKind>, kinds);
        const QString route = QString::fromLatin1(QTest::currentDataTag());
        QtHttpClient client({});
        Fetcher fetcher(client);
        Test::Burden burden;
        const auto page = Test::await(fetcher.fetch(m_server.url(route), AddressTrust::Typed));
        QVERIFY2(page, qUtf8Printable(Test::sentence(page)));
        const auto article = Test::await(Extractor(*m_worker).extract(*page));
        const qint64 elapsed = burden.elapsed();
        const qint64 held = burden.held();
        qInfo("%lld ms, thread held %lld ms, %lld MB more: %s", elapsed, held, burden.megabytes(),
              qUtf8Printable(article ? article->text.left(60) : article.error().message));
        if (article) {
            QVERIFY(kinds.isEmpty() || (!text.isEmpty() && article->text.contains(text)));
            QVERIFY2(article->text.contains(text), qUtf8Printable(article->text.left(500)));
            for (const QString &form : {article->html, article->markdown}) {
                QVERIFY(!form.contains(u"<script"_s, Qt::CaseInsensitive));
                QVERIFY(!form.contains(QChar::Null));
            }
        } else {
            QVERIFY2(kinds.contains(article.error().kind), qUtf8Printable(article.error().message));
        }
        // Five seconds for the page, and a machine that is busy elsewhere keeps us waiting.
        QVERIFY2(elapsed <= 6000 + 10 * burden.longestGap(), qPrintable(QString::number(elapsed)));
        QVERIFY2(held <= 100, qPrintable(u"the thread was held for %1 ms"_s.arg(held)));
        QVERIFY2(burden.megabytes() <= 64, qPrintable(u"%1 MB more"_s.arg(burden.megabytes())));
    }

private:
    Test::HostileServer m_server;
    std::unique_ptr<DomWorker> m_worker;
};

POSTIL_TEST_MAIN(HostilePagesTest)
#include "tst_hostilepages.moc"
