// SPDX-License-Identifier: MIT
// Proves: a post's HTML, ours or a blog's, is read back into title, source, excerpts, commentary and links
#include "importing/importer.h"
#include "markdown/document.h"
#include "post/stylecatalogue.h"
#include "rendering/renderer.h"
#include "support/golden.h"
#include "support/testmain.h"
#include "support/webengine.h"

#include "post/postjson.h"

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

HouseStyle digest()
{
    return *StyleCatalogue(QString()).find(u"news-digest"_s);
}

QString plain(const QString &markdown)
{
    return Markdown::plainText(Markdown::parse(markdown));
}

} // namespace

class TestHtmlReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_dom = webEngine().createDomWorker(); }
    void cleanupTestCase() { m_dom.reset(); }
    void ownHtml_data();
    void ownHtml();
    void ownHtmlKeepsItsText_data() { ownHtml_data(); }
    void ownHtmlKeepsItsText();
    void bloggerBody();
    void emptyIsAnError();

private:
    [[nodiscard]] Result<ImportedPost> read(const QString &html)
    {
        return await(readHtml(html, QUrl(u"https://blog.example/post"_s), digest(), *m_dom));
    }
    [[nodiscard]] static Post sample()
    {
        return *readPostJson(readFile(corpusPath(u"digest-harbour"_s, u"post.json"_s)));
    }

    std::unique_ptr<DomWorker> m_dom;
};

void TestHtmlReader::ownHtml_data()
{
    QTest::addColumn<Form>("form");
    QTest::addRow("fragment") << Form::HtmlFragment;
    QTest::addRow("page") << Form::HtmlPage;
}

void TestHtmlReader::ownHtml()
{
    QFETCH(Form, form);
    const Post post = sample();
    const auto imported = read(Renderer(QString()).render(post, digest(), form).content);
    QVERIFY2(imported, qPrintable(sentence(imported)));
    const Post &back = imported->post;
    QCOMPARE(back.title, post.title);
    QCOMPARE(back.source.outlet, post.source.outlet);
    QCOMPARE(back.source.headline, post.source.headline);
    QCOMPARE(back.source.url, post.source.url);
    QCOMPARE(back.excerpts.size(), post.excerpts.size());
    for (qsizetype i = 0; i < post.excerpts.size(); ++i) {
        QCOMPARE(plain(back.excerpts.at(i).markdown), plain(post.excerpts.at(i).markdown));
        QCOMPARE(back.excerpts.at(i).source, post.excerpts.at(i).source);
    }
    QCOMPARE(plain(back.commentary), plain(post.commentary));
    QCOMPARE(back.coverage, post.coverage);
    QCOMPARE(back.language, post.language);
    QCOMPARE(back.date, post.date);
    QCOMPARE(imported->style, digest());
}

void TestHtmlReader::ownHtmlKeepsItsText()
{
    QFETCH(Form, form);
    const Renderer renderer{QString()};
    const QStringList cases = corpusCases(u"post.txt"_s);
    for (const QString &name : cases) {
        const QString text = QString::fromUtf8(readFile(corpusPath(name, u"post.txt"_s)));
        const auto fromText = readText(text, digest());
        QVERIFY(fromText);
        const auto imported = read(renderer.render(fromText->post, fromText->style, form).content);
        QVERIFY2(imported, qPrintable(sentence(imported)));
        QCOMPARE(imported->post.title, fromText->post.title);
        QCOMPARE(imported->post.coverage, fromText->post.coverage);
        QCOMPARE(plain(imported->post.commentary), plain(fromText->post.commentary));
    }
}

void TestHtmlReader::bloggerBody()
{
    const auto imported =
        read(u"<div class=\"post-body\"><a href=\"https://example.com/dw\">DW: Russia sees 'chance'</a><br "
             u"/><br />"
             "The first paragraph, <i>quoted</i>.<br /><br />The second one.<br /><br />"
             "<a href=\"https://example.com/dw\">Read more ....</a><br /><br />"
             "<b>WNU Editor:</b> There will be <b>no</b> reset.<br /><br />"
             "<b>More News On The Reset</b><br /><br />"
             "<a href=\"https://example.com/1\">One -- and a half</a> -- AP<br />"
             "<a href=\"https://example.com/2\">Two</a> (Video) -- CNN<br />"
             "<a href=\"https://example.com/3\">Three</a> -- Mark Galeotti, Moscow Times</div>"_s);
    QVERIFY2(imported, qPrintable(sentence(imported)));
    const Post &post = imported->post;
    QCOMPARE(post.source,
             (SourceCitation{u"https://example.com/dw"_s, u"Russia sees 'chance'"_s, u"DW"_s, {}, {}}));
    QCOMPARE(post.excerpts.size(), 1);
    QCOMPARE(plain(post.excerpts.first().markdown), u"The first paragraph, quoted.\n\nThe second one."_s);
    QCOMPARE(imported->style.editorLabel, u"WNU Editor:"_s);
    QCOMPARE(plain(post.commentary), u"There will be no reset."_s);
    QCOMPARE(post.coverage.size(), 1);
    QCOMPARE(post.coverage.first().heading, u"More News On The Reset"_s);
    const auto links = post.coverage.first().links;
    QCOMPARE(links.size(), 3);
    QCOMPARE(links.at(0), (RelatedLink{u"One -- and a half"_s, u"https://example.com/1"_s, {}, u"AP"_s, {}}));
    QCOMPARE(links.at(1), (RelatedLink{u"Two"_s, u"https://example.com/2"_s, {}, u"CNN"_s, u"Video"_s}));
    QCOMPARE(
        links.at(2),
        (RelatedLink{u"Three"_s, u"https://example.com/3"_s, u"Mark Galeotti"_s, u"Moscow Times"_s, {}}));
}

void TestHtmlReader::emptyIsAnError()
{
    QVERIFY(!read(u"<div> </div>"_s));
}

POSTIL_TEST_MAIN(TestHtmlReader)
#include "tst_htmlreader.moc"
