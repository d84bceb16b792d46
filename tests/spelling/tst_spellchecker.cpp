// SPDX-License-Identifier: MIT
// Proves: the system's dictionaries are asked in the language of the text, words are learned and ignored, and
// where there is no dictionary nothing is said of the words and one sentence of that
#include "spelling/dictionaries.h"
#include "spelling/sonnetchecker.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class SpellCheckerTest : public QObject
{
    Q_OBJECT

    static Result<QSet<QString>> unknown(SpellChecker &checker, const QStringList &words,
                                         const QString &language = u"en"_s)
    {
        return QCoro::waitFor(checker.unknown(language, words));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        qputenv("HOME", m_home.path().toUtf8()); // where learned words are kept
        SonnetChecker checker;
        if (!unknown(checker, {}))
            QSKIP("There is no English dictionary here.");
    }

    void dictionaries_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("available");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &language, const QStringList &available,
                            const QString &expected) {
            QTest::newRow(name) << language << available << expected;
        };
        row("exact", u"en-GB"_s, {u"en_US"_s, u"en_GB"_s}, u"en_GB"_s);
        row("as it is spoken here", u"en"_s, {u"en_GB"_s, u"en_US"_s}, u"en_US"_s);
        row("of its own country", u"de"_s, {u"de_AT"_s, u"de_DE"_s}, u"de_DE"_s);
        row("any", u"de"_s, {u"de_AT"_s}, u"de_AT"_s);
        row("of no country", u"de-CH"_s, {u"de"_s, u"de_AT"_s}, u"de"_s);
        row("another country's is not it", u"en-GB"_s, {u"en_US"_s}, {});
        row("none", u"fr"_s, {u"en_US"_s}, {});
        row("the system's", {}, {u"de_DE"_s, u"en_US"_s}, u"en_US"_s);
    }

    void dictionaries()
    {
        QFETCH(const QString, language);
        QFETCH(const QStringList, available);
        QFETCH(const QString, expected);
        QCOMPARE(dictionaryFor(language, available, QLocale(u"en_US"_s)), expected);
    }

    void wordsAreLookedUp()
    {
        SonnetChecker checker;
        QCOMPARE(unknown(checker, {u"castle"_s, u"casstle"_s, u"don't"_s, u"Castle"_s}), QSet{u"casstle"_s});
        QVERIFY(QCoro::waitFor(checker.suggestions(u"en"_s, u"casstle"_s)).contains(u"castle"_s));
    }

    void ignoredWordsAreKnownUntilTheEnd()
    {
        {
            SonnetChecker checker;
            QSignalSpy changed(&checker, &SpellChecker::changed);
            checker.ignore(u"casstle"_s);
            QCOMPARE(changed.size(), 1);
            QCOMPARE(unknown(checker, {u"casstle"_s}), QSet<QString>());
        }
        SonnetChecker checker;
        QCOMPARE(unknown(checker, {u"casstle"_s}), QSet{u"casstle"_s});
    }

    void learnedWordsStay()
    {
        {
            SonnetChecker checker;
            QCOMPARE(unknown(checker, {u"Quaymaster"_s}), QSet{u"Quaymaster"_s});
            checker.learn(u"en"_s, u"Quaymaster"_s);
            QCOMPARE(unknown(checker, {u"Quaymaster"_s}), QSet<QString>());
        }
        SonnetChecker checker;
        QCOMPARE(unknown(checker, {u"Quaymaster"_s}), QSet<QString>());
    }

    void withoutADictionaryThatIsSaid()
    {
        SonnetChecker checker;
        const auto answer = unknown(checker, {u"casstle"_s}, u"tlh"_s);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::NotFound);
        QVERIFY2(answer.error().message.contains(u"“tlh”"_s), qPrintable(answer.error().message));
        QVERIFY(QCoro::waitFor(checker.suggestions(u"tlh"_s, u"casstle"_s)).isEmpty());
    }

    void whoeverAskedMayBeGone()
    {
        QStringList many;
        for (int i = 0; i < 5000; ++i)
            many.append(u"casstle%1"_s.arg(i));
        auto checker = std::make_unique<SonnetChecker>();
        auto answer = checker->unknown(u"en"_s, many);
        checker.reset();
        const auto ended = QCoro::waitFor(std::move(answer));
        QVERIFY(ended ? ended->size() == many.size() : ended.error().kind == ErrorKind::Cancelled);
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(SpellCheckerTest)
#include "tst_spellchecker.moc"
