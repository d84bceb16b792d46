// SPDX-License-Identifier: MIT
// Proves: every post of the corpus renders as HTML fragment, page, Markdown and text exactly as reviewed
#include "importing/importer.h"
#include "post/postjson.h"
#include "post/stylecatalogue.h"
#include "rendering/renderer.h"
#include "support/golden.h"

#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class TestRenderingGoldens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renders_data();
    void renders();
    void rowsNotYetFilledAreNotWritten();

private:
    Renderer m_renderer{QString()};
    StyleCatalogue m_styles{QString()};
};

void TestRenderingGoldens::renders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("input");
    for (const QString &input : {u"post.json"_s, u"post.txt"_s}) {
        const QStringList cases = corpusCases(input);
        for (const QString &name : cases)
            QTest::addRow("%s", qPrintable(name)) << name << input;
    }
}

void TestRenderingGoldens::renders()
{
    QFETCH(QString, name);
    QFETCH(QString, input);
    const QByteArray bytes = readFile(corpusPath(name, input));
    ImportedPost imported;
    if (input == u"post.json"_s) {
        const auto post = readPostJson(bytes);
        QVERIFY2(post, qPrintable(post ? QString() : post.error().message));
        const auto style = m_styles.find(post->style);
        QVERIFY(style);
        imported = {*post, *style};
    } else {
        const auto read = readText(QString::fromUtf8(bytes), *m_styles.find(u"news-digest"_s));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        imported = *read;
    }
    const QList<std::pair<Form, QString>> forms{{Form::HtmlFragment, u"expected.html"_s},
                                                {Form::HtmlPage, u"expected.page.html"_s},
                                                {Form::Markdown, u"expected.md"_s},
                                                {Form::Text, u"expected.txt"_s}};
    for (const auto &[form, file] : forms) {
        const Rendering rendering = m_renderer.render(imported.post, imported.style, form);
        QCOMPARE(rendering.problems, QStringList());
        const QString difference = compareGolden(corpusPath(name, file), rendering.content.toUtf8());
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void TestRenderingGoldens::rowsNotYetFilledAreNotWritten()
{
    Post post;
    post.title = u"A title"_s;
    post.coverage = {{u"More"_s, {{u"A headline"_s, u"https://example.com/a"_s, {}, {}, {}}}}};
    Post unfinished = post;
    unfinished.coverage.first().links.prepend(RelatedLink{});
    const HouseStyle style = *m_styles.find(u"news-digest"_s);
    for (const Form form : {Form::HtmlFragment, Form::HtmlPage, Form::Text})
        QCOMPARE(m_renderer.render(unfinished, style, form).content,
                 m_renderer.render(post, style, form).content);
    const QString markdown = m_renderer.render(unfinished, style, Form::Markdown).content;
    QCOMPARE(markdown.count(u"\n- ["_s), 1);
    const auto back = readMarkdown(markdown, style); // loses no field, the row included
    QVERIFY(back);
    QCOMPARE(back->post.coverage, unfinished.coverage);
}

QTEST_GUILESS_MAIN(TestRenderingGoldens)
#include "tst_renderinggoldens.moc"
