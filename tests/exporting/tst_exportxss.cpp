// SPDX-License-Identifier: MIT
// Proves: hostile HTML that is quoted from a page, or typed into any field of a post, runs nothing and
// requests nothing for the readers of what is exported, be it HTML or Markdown that a site builds
//
// Links: Qt6::WebEngineWidgets
#include "post/stylecatalogue.h"
#include "rendering/renderer.h"
#include "support/listener.h"
#include "support/oracle.h"
#include "support/testmain.h"
#include "support/webengine.h"
#include "support/xss.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

// The hostile HTML in every field, and as what was quoted of a page that holds it.
Post postOf(const QString &html, const QString &quoted)
{
    Post post;
    post.title = html;
    post.source = {html, html, html, html, html};
    post.excerpts = {{quoted, html, html}, {html, u"https://example.com/"_s, quoted}};
    post.commentary = html;
    post.coverage = {{html, {{html, html, html, html, html}}}};
    post.leadMedia = LeadMedia{html, html, html};
    post.labels = {html};
    return normalised(post);
}

// As a site's builder does that lets HTML in Markdown pass.
QString builtBySite(const QString &markdown)
{
    QString body = markdown;
    body.remove(0, body.indexOf("\n---\n"_L1, 3) + 5); // the front matter
    QProcess builder;
    builder.start(u"cmark-gfm"_s,
                  {u"--unsafe"_s, u"-e"_s, u"table"_s, u"-e"_s, u"strikethrough"_s, u"-e"_s, u"autolink"_s});
    builder.write(body.toUtf8());
    builder.closeWriteChannel();
    if (!builder.waitForFinished(20000) || builder.exitCode() != 0)
        qFatal("cmark-gfm does not work");
    return QString::fromUtf8(builder.readAllStandardOutput());
}

} // namespace

class ExportXssTest : public QObject
{
    Q_OBJECT

private:
    QString quotedFrom(const QString &html)
    {
        const auto clean = Test::await(m_worker->clean({html, QUrl(u"https://example.com/"_s)}));
        return clean ? clean->markdown : QString();
    }

    QString exported(const Test::XssCase &hostile, const Renderer &renderer, const HouseStyle &style,
                     const QString &form)
    {
        const Post post = postOf(hostile.html, quotedFrom(hostile.html));
        if (form == "page"_L1)
            return renderer.render(post, style, Form::HtmlPage).content;
        if (form == "fragment"_L1)
            return renderer.render(post, style, Form::HtmlFragment).content;
        return builtBySite(renderer.render(post, style, Form::Markdown).content);
    }

    std::unique_ptr<DomWorker> m_worker;
    Test::Listener m_listener;

private Q_SLOTS:
    void initTestCase() { m_worker = Test::webEngine().createDomWorker(); }
    void cleanupTestCase() { m_worker.reset(); }

    void nothingRuns_data()
    {
        QTest::addColumn<QString>("form");
        for (const char *form : {"page", "fragment", "markdown"})
            QTest::newRow(form) << QString::fromLatin1(form);
    }
    void nothingRuns()
    {
        QFETCH(const QString, form);
        if (form == "markdown"_L1 && QStandardPaths::findExecutable(u"cmark-gfm"_s).isEmpty())
            QSKIP("cmark-gfm is not here");
        const Renderer renderer{QString()};
        const HouseStyle style = *StyleCatalogue(QString()).find(u"news-digest"_s);
        QWebEngineProfile profile;
        Test::Oracle oracle(&profile);
        const QList<Test::XssCase> cases = Test::xssCases(m_listener.address());
        QVERIFY(cases.size() >= 30);
        static const QRegularExpression picture(u"<img [^>]*>"_s);
        for (const Test::XssCase &hostile : cases) {
            QString html = exported(hostile, renderer, style, form);
            QVERIFY(!html.isEmpty());
            // A picture that the post shows is asked for by design; nothing else may be.
            html.remove(picture);
            if (form != "page"_L1)
                html.prepend("<!DOCTYPE html><body>"_L1);
            QVERIFY2(!oracle.fires(html), qPrintable(hostile.id + u'\n' + html));
            QVERIFY2(
                oracle
                    .run(u"document.querySelector('body :is(script, iframe, object, embed, base, form, input,"
                         " svg, math, link, meta[http-equiv=refresh], video, audio, template)') === null"_s)
                    .toBool(),
                qPrintable(hostile.id + u'\n' + html));
        }
        QCOMPARE(m_listener.connections(), 0);
    }
};

POSTIL_TEST_MAIN(ExportXssTest)
#include "tst_exportxss.moc"
