// SPDX-License-Identifier: MIT
// Proves: the shipped house styles are whole and readable (contrast 4.5:1), users' styles are saved,
// replaced, removed, and bad ones told
#include "post/housestyle.h"
#include "post/stylecatalogue.h"

#include "support/jsonschema.h"

#include <QColor>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace Postil;
using namespace Qt::StringLiterals;

class HouseStyleTest : public QObject
{
    Q_OBJECT

private:
    static double luminance(const QString &name)
    {
        // WCAG 2: relative luminance of an sRGB colour.
        const QColor colour(name);
        const auto linear = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
               + 0.0722 * linear(colour.blueF());
    }
    static double contrast(const QString &a, const QString &b)
    {
        const double one = luminance(a) + 0.05;
        const double two = luminance(b) + 0.05;
        return std::max(one, two) / std::min(one, two);
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void shipped()
    {
        const StyleCatalogue catalogue{QString()};
        QCOMPARE(catalogue.problems(), QStringList());
        QCOMPARE(catalogue.styles().size(), 2);
        QCOMPARE(catalogue.find(QString())->id, u"plain"_s);
        const HouseStyle digest = *catalogue.find(u"news-digest"_s);
        QCOMPARE(catalogue.find(u"News Digest"_s), digest);
        QCOMPARE(digest.editorLabel, u"WNU Editor:"_s);
        QCOMPARE(digest.readMore, u"Read more ...."_s);
        QCOMPARE(digest.coverageHeading, u"More News On %1"_s);
        QCOMPARE(digest.footer, u"Subscribe to receive free email updates:"_s);
        QList<QJsonObject> written;
        for (const HouseStyle &style : catalogue.styles()) {
            QVERIFY(catalogue.isShipped(style.id));
            written.append(toJson(style));
            for (const StyleColours &colours : {style.light, style.dark, lightColours(), darkColours()}) {
                for (const QString &ink : {colours.text, colours.link, colours.label})
                    QVERIFY2(contrast(ink, colours.background) >= 4.5, qPrintable(style.id + u' ' + ink));
            }
            QVERIFY(luminance(style.light.background) > 0.8 && luminance(style.dark.background) < 0.05);
        }
        QCOMPARE(Test::schemaViolation(u"style"_s, written), QString());
    }

    void identity()
    {
        HouseStyle style = *StyleCatalogue(QString()).find(u"news-digest"_s);
        style.quoteLimitWords = 77;
        style.linkCredit = LinkCredit::AuthorAndOutlet;
        style.readMoreTarget = ReadMoreTarget::Quote;
        style.readMore = u"](x) {{ y }} \"z\""_s;
        style.dark.label = u"#abc"_s;
        QCOMPARE(houseStyleFromJson(toJson(style)), style);
        QJsonObject sparse = toJson(style);
        for (const QString &key : sparse.keys()) {
            if (key != u"postil" && key != u"version")
                sparse.remove(key);
        }
        QCOMPARE(houseStyleFromJson(sparse), HouseStyle{});
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &fields, const QString &says) {
            QTest::newRow(name)
                << (QByteArray("{'postil': 'style', 'version': 1, ") + fields + "}").replace('\'', '"')
                << says;
        };
        row("CSS in a colour", "'light': {'link': 'red;} body { background: url(x) }'}", u"\"light.link\""_s);
        row("path in templates", "'templates': '../../etc'", u"\"templates\""_s);
        row("path in id", "'id': 'a/b'", u"\"id\""_s);
        row("limit", "'quoteLimitWords': -1", u"\"quoteLimitWords\" must be a whole number"_s);
        row("fraction", "'quoteLimitWords': 1.5", u"\"quoteLimitWords\" must be a whole number"_s);
        row("word", "'linkCredit': 'nobody'",
            u"\"linkCredit\" must be one of these: outlet, author-and-outlet"_s);
        row("type", "'footer': {}", u"\"footer\" must be text"_s);
    }
    void refused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        QVERIFY(!object.isEmpty());
        const Result<HouseStyle> style = houseStyleFromJson(object);
        QVERIFY(!style);
        QVERIFY2(style.error().message.contains(says), qPrintable(style.error().message));
    }

    void users()
    {
        const QTemporaryDir folder;
        StyleCatalogue catalogue(folder.filePath(u"not/yet"_s));
        HouseStyle mine = *catalogue.find(u"plain"_s);
        mine.id.clear();
        mine.name = u"  Émilie's «Blog»! "_s;
        const Result<HouseStyle> saved = catalogue.save(mine);
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
        QCOMPARE(saved->id, u"emilie-s-blog"_s);
        QCOMPARE(catalogue.save(mine)->id, u"emilie-s-blog-2"_s);
        QCOMPARE(catalogue.styles().size(), 4);
        QVERIFY(!catalogue.isShipped(saved->id));
        QCOMPARE(StyleCatalogue(folder.filePath(u"not/yet"_s)).find(saved->id), *saved);
        QCOMPARE(StyleCatalogue::read(folder.filePath(u"not/yet/emilie-s-blog.json"_s)), *saved);

        QVERIFY(catalogue.remove(saved->id));
        QVERIFY(!catalogue.find(saved->id));
        QCOMPARE(catalogue.remove(saved->id).error().kind, ErrorKind::NotFound);
        QCOMPARE(catalogue.remove(u"../emilie-s-blog-2"_s).error().kind, ErrorKind::NotFound);
        QCOMPARE(catalogue.remove(u"plain"_s).error().kind, ErrorKind::Refused);

        HouseStyle plain = *catalogue.find(u"plain"_s);
        plain.readMore = u"Weiter"_s;
        QVERIFY(catalogue.save(plain));
        QVERIFY(!catalogue.isShipped(u"plain"_s));
        QCOMPARE(catalogue.styles().first(), plain);
        QVERIFY(catalogue.remove(u"plain"_s));
        QCOMPARE(catalogue.styles().first().readMore, u"Read more"_s);

        plain.light.text = u"blue"_s;
        QVERIFY(catalogue.save(plain).error().message.contains(u"light.text"));
        plain.name = u" "_s;
        QCOMPARE(catalogue.save(plain).error().kind, ErrorKind::BadInput);
    }

    void brokenFiles()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"a.json"_s), "{ nonsense");
        write(folder.filePath(u"b.json"_s), R"({"postil": "style", "version": 1})");
        write(folder.filePath(u"Ä.json"_s), R"({"postil": "style", "version": 1, "name": "x"})");
        write(folder.filePath(u"good.json"_s),
              R"({"postil": "style", "version": 1, "id": "other", "name": "Good"})");
        const StyleCatalogue catalogue(folder.path());
        QCOMPARE(catalogue.problems().size(), 3);
        QVERIFY(catalogue.problems().first().contains(u"a.json"));
        QCOMPARE(catalogue.styles().size(), 3);
        QCOMPARE(catalogue.styles().last().id, u"good"_s);
        QCOMPARE(StyleCatalogue::read(folder.filePath(u"none.json"_s)).error().kind, ErrorKind::NotFound);
        QVERIFY(!StyleCatalogue::read(folder.path()));
    }

    void unwritableFolder()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"file"_s), "x");
        StyleCatalogue catalogue(folder.filePath(u"file/styles"_s));
        HouseStyle mine = *catalogue.find(QString());
        mine.id.clear();
        QCOMPARE(catalogue.save(mine).error().kind, ErrorKind::Storage);
        QCOMPARE(catalogue.styles().size(), 2);
    }
};

QTEST_GUILESS_MAIN(HouseStyleTest)
#include "tst_housestyle.moc"
