// SPDX-License-Identifier: MIT
// Proves: a captured article goes to JSON and back unchanged and keeps to the schema
#include "article/article.h"

#include "support/jsonschema.h"
#include "support/postgenerator.h"

#include <QTimeZone>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class ArticleJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identity()
    {
        QRandomGenerator random(7);
        QList<QJsonObject> written{toJson(Article())};
        for (int i = 0; i < 200; ++i) {
            const Post texts = Test::randomPost(random); // its fields are well-formed text
            const Article article{
                .url = texts.source.url,
                .headline = texts.title,
                .outlet = texts.source.outlet,
                .byline = texts.source.byline,
                .published = texts.source.published,
                .language = texts.language,
                .direction = i % 3 == 0 ? QString() : (i % 3 == 1 ? u"ltr"_s : u"rtl"_s),
                .image = texts.slug,
                .note = i % 2 == 0 ? QString() : u"live"_s,
                .html = u"<p>%1</p>"_s.arg(texts.title),
                .markdown = texts.commentary,
                .text = texts.commentary,
                .captured = texts.date.isValid() ? texts.date.addMSecs(i) : QDateTime(),
            };
            const Result<Article> again = articleFromJson(toJson(article));
            QVERIFY(again);
            QVERIFY(*again == article);
            written.append(toJson(article));
        }
        QCOMPARE(Test::schemaViolation(u"article"_s, written), QString());
    }

    void refused()
    {
        QJsonObject json = toJson(Article());
        json.insert(u"headline"_s, 1);
        QVERIFY(articleFromJson(json).error().message.contains(u"\"headline\" must be text"));
        json = toJson(Article());
        json.insert(u"version"_s, 9);
        QVERIFY(articleFromJson(json).error().message.contains(u"newer Postil"));
    }
};

QTEST_GUILESS_MAIN(ArticleJsonTest)
#include "tst_articlejson.moc"
