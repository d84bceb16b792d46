// SPDX-License-Identifier: MIT
// Proves: packed answers of a server are unpacked whole or not at all, whatever pieces they come in, and
// never beyond their limit
#include "net/bodydecoder.h"
#include "support/gzip.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

using Outcome = BodyDecoder::Outcome;
using End = BodyDecoder::End;

class BodyDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpacks_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<End>("end");
        const QByteArray gzip = Test::gzipped(m_text);
        const QByteArray half = Test::gzipped(m_text.first(1000));
        const QByteArray rest = Test::gzipped(m_text.sliced(1000));
        QTest::newRow("nothing said") << ""_ba << m_text << End::Unknown;
        for (const char *word : {"identity", "none", "utf-8"})
            QTest::newRow(word) << QByteArray(word) << m_text << End::Unknown;
        for (const char *word : {"gzip", "GZip", " x-gzip"})
            QTest::newRow(word) << QByteArray(word) << gzip << End::Reached;
        QTest::newRow("deflate") << "deflate"_ba << qCompress(m_text).sliced(4) << End::Reached;
        QTest::newRow("two in a row") << "gzip"_ba << half + rest << End::Reached;
        QTest::newRow("bytes behind the end") << "gzip"_ba << gzip + "padding" << End::Reached;
    }
    void unpacks()
    {
        QFETCH(const QByteArray, coding);
        QFETCH(const QByteArray, bytes);
        QFETCH(const End, end);
        for (const qsizetype step : {qsizetype(2), qsizetype(77), bytes.size()}) {
            BodyDecoder decoder(coding);
            QByteArray body;
            for (qsizetype at = 0; at < bytes.size(); at += step)
                QCOMPARE(decoder.take(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)),
                                      body, m_text.size()),
                         Outcome::Fine);
            QCOMPARE(body, m_text);
            QCOMPARE(decoder.end(), end);
        }
    }

    void knowsWhatIsCutShort()
    {
        const QByteArray gzip = Test::gzipped(m_text);
        for (const qsizetype length : {qsizetype(0), qsizetype(5), gzip.size() / 2, gzip.size() - 1}) {
            BodyDecoder decoder("gzip");
            QByteArray body;
            QCOMPARE(decoder.take(gzip.first(length), body, 1'000'000), Outcome::Fine);
            QCOMPARE(decoder.end(), End::Open);
            QVERIFY(m_text.startsWith(body));
        }
    }

    void refusesWhatIsBroken_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("bytes");
        QByteArray wrongSum = Test::gzipped(m_text);
        wrongSum[wrongSum.size() - 6] = char(wrongSum.at(wrongSum.size() - 6) ^ 1);
        QTest::newRow("not gzip") << "gzip"_ba << "<p>not packed at all</p>"_ba;
        QTest::newRow("another sum") << "gzip"_ba << wrongSum;
        for (const char *word : {"br", "zstd", "gzip, gzip"})
            QTest::newRow(word) << QByteArray(word) << Test::gzipped(m_text);
    }
    void refusesWhatIsBroken()
    {
        QFETCH(const QByteArray, coding);
        QFETCH(const QByteArray, bytes);
        BodyDecoder decoder(coding);
        QByteArray body;
        QCOMPARE(decoder.take(bytes, body, 1'000'000), Outcome::Broken);
    }

    void stopsAtItsLimit()
    {
        const QByteArray large(50'000'000, '\0');
        const QByteArray bomb = Test::gzipped(large);
        BodyDecoder decoder("gzip");
        QByteArray body;
        QCOMPARE(decoder.take(bomb, body, 1'000'000), Outcome::TooLarge);
        QVERIFY(body.size() < 1'100'000);
        BodyDecoder plain;
        body.clear();
        QCOMPARE(plain.take(large.first(1'000'000), body, 1'000'000), Outcome::Fine);
        QCOMPARE(plain.take("x", body, 1'000'000), Outcome::TooLarge);
    }

private:
    // Neither short nor of one letter, so that it does not pack into a few bytes.
    static QByteArray lines()
    {
        QByteArray text;
        for (int line = 0; line < 500; ++line)
            text += "<p>Line " + QByteArray::number(line * 7919 % 10'007) + " of the article</p>\n";
        return text;
    }
    const QByteArray m_text = lines();
};

QTEST_GUILESS_MAIN(BodyDecoderTest)
#include "tst_bodydecoder.moc"
