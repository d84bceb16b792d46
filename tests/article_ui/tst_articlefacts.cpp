// SPDX-License-Identifier: MIT
// Proves: an article's dates read as people write them, as precise as the page gave them
#include "article/articlefacts.h"

#include <QLocale>
#include <QTimeZone>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class ArticleFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void facts_data()
    {
        QTest::addColumn<QString>("published");
        QTest::addColumn<QDateTime>("captured");
        QTest::addColumn<QString>("expected");
        const QDateTime morning(QDate(2019, 3, 25), QTime(10, 38), QTimeZone::UTC);
        QTest::newRow("both") << u"2019-03-25T23:30:00-05:00"_s << morning
                              << u"25 Mar 2019 · captured 10:38"_s;
        QTest::newRow("month") << u"2019-03"_s << QDateTime() << u"March 2019"_s;
        QTest::newRow("year") << u"2019"_s << QDateTime() << u"2019"_s;
        QTest::newRow("words") << u"last  Tuesday"_s << QDateTime() << u"last Tuesday"_s;
        QTest::newRow("another day") << QString() << morning.addDays(-1) << u"captured 24 Mar 2019, 10:38"_s;
        QTest::newRow("nothing") << QString() << QDateTime() << QString();
    }

    void facts()
    {
        QFETCH(QString, published);
        QFETCH(QDateTime, captured);
        QFETCH(QString, expected);
        Article article;
        article.published = published;
        article.captured = captured;
        const QDateTime now(QDate(2019, 3, 25), QTime(12, 0), QTimeZone::UTC);
        QCOMPARE(articleFacts(article, now, QLocale(u"en_GB"_s)), expected);
    }

    void notes()
    {
        Article article;
        article.published = u"2019-03-25"_s;
        for (const auto &[note, text] :
             {std::pair(u"live"_s, u"live coverage"_s), std::pair(u"video"_s, u"video"_s),
              std::pair(u"photos"_s, u"photos"_s), std::pair(u"paywall"_s, u"not free to read"_s)}) {
            article.note = note;
            QCOMPARE(articleFacts(article, {}, QLocale(u"en_GB"_s)), u"25 Mar 2019 · "_s + text);
        }
    }
};

QTEST_GUILESS_MAIN(ArticleFactsTest)
#include "tst_articlefacts.moc"
