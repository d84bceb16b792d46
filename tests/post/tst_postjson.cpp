// SPDX-License-Identifier: MIT
// Proves: hundreds of generated posts go to JSON and back unchanged, keep to the schema, and bad JSON is told
// clearly
#include "post/post.h"
#include "post/postjson.h"

#include "support/jsonschema.h"
#include "support/postgenerator.h"

#include <QJsonArray>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class PostJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identity()
    {
        QRandomGenerator random(20190325);
        QList<QJsonObject> written{toJson(Post())};
        for (int i = 0; i < 500; ++i) {
            const Post post = Test::randomPost(random);
            const QByteArray json = writePostJson(post);
            const Result<Post> again = readPostJson(json);
            QVERIFY2(again, again ? "" : qPrintable(again.error().message));
            QCOMPARE(writePostJson(*again), json);
            QVERIFY2(*again == post, json.constData());
            QVERIFY(normalised(post) == post);
            written.append(toJson(post));
        }
        QCOMPARE(Test::schemaViolation(u"post"_s, written), QString());
    }

    void schemaRefuses()
    {
        QJsonObject json = toJson(Post());
        json.insert(u"title"_s, 3);
        QVERIFY(Test::schemaViolation(u"post"_s, {json}).contains(u"$.title"));
    }

    void missingAndUnknownFields()
    {
        const Result<Post> post =
            readPostJson(R"({"postil": "post", "version": 1, "title": "T", "later": [1], "source": null})");
        QVERIFY(post);
        Post expected;
        expected.title = u"T"_s;
        QCOMPARE(*post, expected);
    }

    void normalises()
    {
        const Result<Post> post = readPostJson(
            R"({"postil": "post", "version": 1, "title": "a\r\nb\u0000c\u001b", "commentary": "\n \n    x\r\ny \n\n",
                "date": "2019-03-25T11:38:00.9+01:00"})");
        QVERIFY(post);
        QCOMPARE(post->title, u"a bc"_s);
        QCOMPARE(post->commentary, u"    x\ny "_s);
        QCOMPARE(post->date, QDateTime(QDate(2019, 3, 25), QTime(10, 38), QTimeZone::UTC));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &json, const QString &says) {
            QTest::newRow(name) << json << says;
        };
        row("empty", "", u"not valid JSON"_s);
        row("broken", "{\n\"postil\":\n oops", u"line 3"_s);
        row("list", "[]", u"is a list"_s);
        row("something else", R"({"name": "x"})", u"no \"postil\": \"post\""_s);
        row("article", R"({"postil": "article", "version": 1})", u"no \"postil\": \"post\""_s);
        row("newer", R"({"postil": "post", "version": 2})", u"newer Postil"_s);
        row("odd version", R"({"postil": "post", "version": "1"})", u"\"version\""_s);
        row("title", R"({"postil": "post", "version": 1, "title": ["x"]})", u"\"title\" must be text"_s);
        row("nested", R"({"postil": "post", "version": 1, "excerpts": [{}, {"markdown": 1}]})",
            u"\"excerpts[1].markdown\""_s);
        row("deep", R"({"postil": "post", "version": 1, "coverage": [{"links": [{"note": {}}]}]})",
            u"\"coverage[0].links[0].note\""_s);
        row("not a list", R"({"postil": "post", "version": 1, "labels": "x"})",
            u"\"labels\" must be a list"_s);
        row("label", R"({"postil": "post", "version": 1, "labels": ["x", null]})", u"\"labels[1]\""_s);
        row("date", R"({"postil": "post", "version": 1, "date": "yesterday"})", u"\"date\""_s);
        row("bombed", QByteArray(20'000, '[') + QByteArray(20'000, ']'), u"not valid JSON"_s);
        row("huge", QByteArray(65 * 1024 * 1024, ' '), u"the limit is"_s);
    }
    void refused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const Result<Post> post = readPostJson(json);
        QVERIFY(!post);
        QVERIFY2(post.error().message.contains(says), qPrintable(post.error().message));
    }
};

QTEST_GUILESS_MAIN(PostJsonTest)
#include "tst_postjson.moc"
