// SPDX-License-Identifier: MIT
// Proves: whatever a field holds, the HTML stays well formed, keeps its structure and shows the field as it
// is
#include "post/stylecatalogue.h"
#include "rendering/renderer.h"
#include "support/htmltokens.h"
#include "support/postgenerator.h"
#include "support/shared.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

QStringList jsonInputs(const QString &path)
{
    QFile file(path);
    QStringList inputs;
    if (file.open(QIODevice::ReadOnly)) {
        const QJsonArray array = QJsonDocument::fromJson(file.readAll()).array();
        for (const QJsonValue &value : array)
            inputs.append(value[u"input"].toString());
    }
    return inputs;
}

Post postOf(const QString &text)
{
    Post post;
    post.title = text;
    post.source = {u"https://example.com/a"_s, text, text, text, u"2019-03-25"_s};
    post.excerpts = {{u"Quoted."_s, u"https://example.com/q"_s, {}}};
    post.commentary = u"Comment."_s;
    post.coverage = {{text, {{text, u"https://example.com/1"_s, text, text, text}}}};
    post.leadMedia = LeadMedia{u"https://example.com/i.png"_s, text, text};
    post.labels = {text};
    post.slug = text;
    post.style = u"news-digest"_s;
    return normalised(post);
}

HouseStyle styleOf(const QString &text)
{
    HouseStyle style = *StyleCatalogue(QString()).find(u"news-digest"_s);
    style.editorLabel = text;
    style.readMore = text;
    return style;
}

QString onlyText(const HtmlTree &tree, const QString &className, const QString &inside = {})
{
    const auto found = inside.isEmpty() ? tree.withClass(className) : tree.withTag(inside);
    return found.size() == 1 ? found.first().text : u"(%1 of them)"_s.arg(found.size());
}

} // namespace

class TestHtmlSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownLines();
    void sharedTitles();
    void sharedAddresses();
    void generatedPosts();
    void coloursAreColours();
    void labelBeforeAList();

private:
    void check(const QString &line);
    const Renderer m_renderer{QString()};
};

void TestHtmlSafety::check(const QString &line)
{
    const Post post = postOf(line);
    if (post.title.trimmed().isEmpty())
        return;
    const HouseStyle style = styleOf(line);
    const HtmlTree tree = readHtmlStrictly(m_renderer.render(post, style, Form::HtmlPage).content);
    QVERIFY2(tree.error.isEmpty(), qPrintable(tree.error));
    QCOMPARE(onlyText(tree, u"postil-title"_s), post.title);
    QCOMPARE(onlyText(tree, {}, u"title"_s), post.title);
    QCOMPARE(onlyText(tree, {}, u"cite"_s), post.source.headline);
    QCOMPARE(onlyText(tree, u"postil-source"_s), QString(post.title + u": "_s + post.title));
    QCOMPARE(onlyText(tree, u"postil-label"_s), post.title.trimmed());
    QCOMPARE(onlyText(tree, {}, u"h2"_s), post.title);
    QCOMPARE(onlyText(tree, {}, u"li"_s), u"%1 (%1) -- %1, %1"_s.replace(u"%1"_s, post.title));
    QCOMPARE(onlyText(tree, {}, u"figcaption"_s), post.title);
    QCOMPARE(tree.withTag(u"img"_s).value(0).attributes.value(u"alt"_s), post.title);
    // The same elements and attributes as a harmless word makes.
    const HtmlTree harmless =
        readHtmlStrictly(m_renderer.render(postOf(u"word"_s), styleOf(u"word"_s), Form::HtmlPage).content);
    QCOMPARE(tree.outline(), harmless.outline());

    const HtmlTree fragment = readHtmlStrictly(m_renderer.render(post, style, Form::HtmlFragment).content);
    QVERIFY2(fragment.error.isEmpty(), qPrintable(fragment.error));
    QCOMPARE(fragment.withTag(u"data"_s).value(0).attributes.value(u"value"_s), post.title);
    QVERIFY(fragment.withTag(u"h1"_s).isEmpty()); // the blog prints the title
}

void TestHtmlSafety::ownLines()
{
    for (const QString &line : hostileLines()) {
        check(line);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(line.left(200)));
    }
}

void TestHtmlSafety::sharedTitles()
{
    POSTIL_SHARED_OR_SKIP(path, "corpora/hostile/own-titles.json");
    const QStringList titles = jsonInputs(path);
    QVERIFY(titles.size() >= 70);
    for (const QString &title : titles) {
        check(title);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(title.left(200)));
    }
}

void TestHtmlSafety::sharedAddresses()
{
    POSTIL_SHARED_OR_SKIP(path, "corpora/hostile/own-urls.json");
    const QStringList addresses =
        jsonInputs(path) + QStringList{u"javascript:alert(1)"_s, u" java\nscript:x"_s, u"data:text/html,x"_s};
    static const QRegularExpression honest(u"^(https?://[^/?#@\\s]+([/?#]\\S*)?|mailto:\\S+)$"_s);
    for (const QString &address : addresses) {
        Post post = postOf(u"word"_s);
        post.source.url = address;
        post.excerpts[0].source = address;
        post.coverage[0].links[0].url = address;
        post.leadMedia->url = address;
        post.commentary = u"[x](<%1>) ![y](<%1>)"_s.arg(address);
        const HtmlTree tree =
            readHtmlStrictly(m_renderer.render(post, styleOf(u"word"_s), Form::HtmlPage).content);
        QVERIFY2(tree.error.isEmpty(), qPrintable(tree.error));
        for (const HtmlElement &element : tree.elements) {
            for (const QString &name : {u"href"_s, u"src"_s, u"cite"_s}) {
                if (element.attributes.contains(name))
                    QVERIFY2(honest.match(element.attributes.value(name)).hasMatch(),
                             qPrintable(element.attributes.value(name)));
            }
        }
    }
}

void TestHtmlSafety::generatedPosts()
{
    QRandomGenerator random(20);
    const QList<HouseStyle> styles = StyleCatalogue(QString()).styles();
    for (int i = 0; i < 300; ++i) {
        const Post post = randomPost(random);
        for (const Form form : {Form::HtmlFragment, Form::HtmlPage}) {
            const Rendering rendering = m_renderer.render(post, styles.at(i % styles.size()), form);
            QCOMPARE(rendering.problems, QStringList());
            const HtmlTree tree = readHtmlStrictly(rendering.content);
            QVERIFY2(tree.error.isEmpty(), qPrintable(tree.error + u'\n' + rendering.content));
            QVERIFY(tree.withTag(u"script"_s).isEmpty());
            QCOMPARE(tree.withClass(u"postil-excerpt"_s).size(), post.excerpts.size());
            QCOMPARE(tree.withClass(u"postil-coverage"_s).size(), post.coverage.size());
            for (const HtmlElement &element : tree.elements) {
                for (auto it = element.attributes.cbegin(); it != element.attributes.cend(); ++it)
                    QVERIFY2(!it.key().startsWith(u"on"_s) && it.key() != u"style"_s, qPrintable(it.key()));
            }
        }
    }
}

void TestHtmlSafety::coloursAreColours()
{
    HouseStyle style = styleOf(u"word"_s);
    style.light.text = u"red;}</style><script>alert(1)</script>"_s;
    style.dark.link = u"url(http://t.example/x)"_s;
    const QString page = m_renderer.render(postOf(u"word"_s), style, Form::HtmlPage).content;
    QVERIFY(!page.contains(u"alert(1)"_s));
    QVERIFY(!page.contains(u"t.example"_s));
    QVERIFY(page.contains(style.light.link));
}

void TestHtmlSafety::labelBeforeAList()
{
    Post post = postOf(u"word"_s);
    post.commentary = u"- one\n- two"_s;
    const HtmlTree tree =
        readHtmlStrictly(m_renderer.render(post, styleOf(u"Ed:"_s), Form::HtmlFragment).content);
    QVERIFY(tree.error.isEmpty());
    QCOMPARE(tree.withClass(u"postil-aside"_s).size(),
             2); // the label alone, and the address of the quotation
    QCOMPARE(onlyText(tree, u"postil-label"_s), u"Ed:"_s);
}

QTEST_GUILESS_MAIN(TestHtmlSafety)
#include "tst_htmlsafety.moc"
