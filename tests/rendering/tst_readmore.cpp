// SPDX-License-Identifier: MIT
// Proves: "Read more" leads to the quoted sentence in every rendering where the house style says so, and the
// post is read back with its own address
#include "importing/importer.h"
#include "post/stylecatalogue.h"
#include "rendering/renderer.h"
#include "support/result.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class ReadMoreTest : public QObject
{
    Q_OBJECT

    const QString article = u"https://a.example/story?id=1&b=2"_s;
    const QString directive = u"#:~:text=The%20Rhine%2C%20low%20as%20ever%2C%20waits."_s;

    [[nodiscard]] Post post() const
    {
        Post post;
        post.title = u"Rivers"_s;
        post.source = {article, u"Rivers run dry"_s, u"The Wire"_s, {}, {}};
        post.excerpts = {{u"Elsewhere it rains all day long."_s, u"https://b.example/other"_s, {}},
                         {u"The *Rhine*, low as ever, waits. Barges too."_s, article, {}}};
        return post;
    }
    [[nodiscard]] static HouseStyle style(ReadMoreTarget target)
    {
        HouseStyle style = *StyleCatalogue{QString()}.find(u"news-digest"_s);
        style.readMoreTarget = target;
        return style;
    }
    QString rendered(const Post &post, ReadMoreTarget target, Form form) const
    {
        return m_renderer.render(post, style(target), form).content;
    }

private Q_SLOTS:
    void everyForm_data()
    {
        QTest::addColumn<Form>("form");
        QTest::addColumn<QString>("link"); // %1: the address
        QTest::newRow("fragment") << Form::HtmlFragment << u"<p class=\"postil-more\"><a href=\"%1\">"_s;
        QTest::newRow("page") << Form::HtmlPage << u"<p class=\"postil-more\"><a href=\"%1\">"_s;
        QTest::newRow("Markdown") << Form::Markdown << u"](%1)"_s;
    }
    void everyForm()
    {
        QFETCH(Form, form);
        QFETCH(QString, link);
        const QString plain = form == Form::Markdown ? article : article.toHtmlEscaped();
        const QString toQuote = rendered(post(), ReadMoreTarget::Quote, form);
        QVERIFY2(toQuote.contains(link.arg(plain + directive)), qPrintable(toQuote));
        QCOMPARE(toQuote.count(":~:"_L1), 1); // no other link does
        const QString toArticle = rendered(post(), ReadMoreTarget::Article, form);
        QVERIFY(toArticle.contains(link.arg(plain)));
        QVERIFY(!toArticle.contains(":~:"_L1));
    }

    void textHasNoAddresses()
    {
        QCOMPARE(rendered(post(), ReadMoreTarget::Quote, Form::Text),
                 rendered(post(), ReadMoreTarget::Article, Form::Text));
    }

    void nothingQuotedLeadsToTheArticle()
    {
        Post bare = post();
        bare.excerpts.removeLast();
        const QString html = rendered(bare, ReadMoreTarget::Quote, Form::HtmlFragment);
        QVERIFY(html.contains(u"<a href=\"%1\">Read more"_s.arg(article.toHtmlEscaped())));
        bare.source.url = u"javascript:alert(1)"_s;
        QVERIFY(!rendered(bare, ReadMoreTarget::Quote, Form::HtmlFragment).contains("postil-more"_L1));
    }

    void readBack()
    {
        for (const ReadMoreTarget target : {ReadMoreTarget::Quote, ReadMoreTarget::Article}) {
            // The reader's own style says the opposite.
            const HouseStyle other =
                style(target == ReadMoreTarget::Quote ? ReadMoreTarget::Article : ReadMoreTarget::Quote);
            const auto read = readMarkdown(rendered(post(), target, Form::Markdown), other);
            POSTIL_VERIFY_OK(read);
            QCOMPARE(read->post.source.url, article);
            QCOMPARE(read->post.excerpts, post().excerpts);
            QCOMPARE(read->style.readMoreTarget, target);
        }
    }

    void foreignMarkdown()
    {
        const QString markdown =
            u"# Rivers\n\n> The Rhine, low as ever, waits.\n\n[Read more](https://a.example/s#:~:text=x)\n\nIndeed.\n"_s;
        const auto read = readMarkdown(markdown, style(ReadMoreTarget::Article));
        POSTIL_VERIFY_OK(read);
        QCOMPARE(read->post.source.url, u"https://a.example/s"_s);
    }

private:
    Renderer m_renderer{QString()};
};

QTEST_GUILESS_MAIN(ReadMoreTest)
#include "tst_readmore.moc"
