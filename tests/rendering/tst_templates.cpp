// SPDX-License-Identifier: MIT
// Proves: users override templates file by file; a broken one is told with file and line and ours serves
#include "rendering/renderer.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

Post post()
{
    Post post;
    post.title = u"Title & <tag>"_s;
    post.source = {u"https://example.com/a"_s, u"Headline"_s, u"DW"_s, {}, {}};
    post.commentary = u"Text"_s;
    return post;
}

HouseStyle style()
{
    HouseStyle style;
    style.templates = u"news-digest"_s;
    style.editorLabel = u"Editor:"_s;
    return style;
}

} // namespace

class TestTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shippedOnesServeWithoutAFolder();
    void usersFileComesFirst();
    void usersPageMayKeepOurFragment();
    void ownFolder();
    void reloadReadsAnew();
    void broken_data();
    void broken();
    void folderNameStaysInside();

private:
    void write(const QString &path, const QByteArray &text);
    [[nodiscard]] Rendering render(Form form = Form::HtmlFragment,
                                   const QString &templates = u"news-digest"_s) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTemplates::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestTemplates::write(const QString &path, const QByteArray &text)
{
    const QString name = m_folder->filePath(path);
    QDir().mkpath(QFileInfo(name).path());
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

Rendering TestTemplates::render(Form form, const QString &templates) const
{
    HouseStyle chosen = style();
    chosen.templates = templates;
    return Renderer(m_folder->path()).render(post(), chosen, form);
}

void TestTemplates::shippedOnesServeWithoutAFolder()
{
    const Rendering rendering =
        Renderer(u"/nonexistent/folder"_s).render(post(), style(), Form::HtmlFragment);
    QCOMPARE(rendering.problems, QStringList());
    QVERIFY(rendering.content.contains(u"h-entry"_s));
}

void TestTemplates::usersFileComesFirst()
{
    write(u"news-digest/fragment.html"_s, "<p>{{ title }} | {{ source.line }} | {{ commentary }}</p>");
    const Rendering rendering = render();
    QCOMPARE(rendering.problems, QStringList());
    QVERIFY(rendering.content.startsWith(u"<p>Title &amp; &lt;tag&gt; | DW: Headline | <p>"_s));
    QVERIFY(render(Form::HtmlPage).content.contains(u"| DW: Headline |"_s)); // the page includes it
}

void TestTemplates::usersPageMayKeepOurFragment()
{
    write(u"news-digest/page.html"_s, "<main>{% include \"fragment.html\" %}</main>");
    const Rendering rendering = render(Form::HtmlPage);
    QCOMPARE(rendering.problems, QStringList());
    QVERIFY(rendering.content.startsWith(u"<main><article"_s));
}

void TestTemplates::ownFolder()
{
    write(u"my own/fragment.html"_s, "{% include \"part.html\" %}!");
    write(u"my own/part.html"_s, "{{ title }}");
    QCOMPARE(render(Form::HtmlFragment, u"my own"_s).content, u"Title &amp; &lt;tag&gt;!"_s);
}

void TestTemplates::reloadReadsAnew()
{
    write(u"news-digest/fragment.html"_s, "one");
    Renderer renderer(m_folder->path());
    QCOMPARE(renderer.render(post(), style(), Form::HtmlFragment).content, u"one"_s);
    write(u"news-digest/fragment.html"_s, "two");
    QCOMPARE(renderer.render(post(), style(), Form::HtmlFragment).content, u"one"_s);
    renderer.reload();
    QCOMPARE(renderer.render(post(), style(), Form::HtmlFragment).content, u"two"_s);
}

void TestTemplates::broken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addRow("unknown tag") << QByteArray("<p>\n\n{% nosuch %}\n</p>") << 3;
    QTest::addRow("unknown filter") << QByteArray("a\n{{ title|nosuch }}\n") << 2;
    QTest::addRow("never closed") << QByteArray("a\n{% if title %}\nb\nc\n") << 2;
    QTest::addRow("inner never closed")
        << QByteArray("{% if title %}\n{% for x in coverage %}\n{% endif %}\n") << 3;
    QTest::addRow("closes nothing") << QByteArray("a\nb\nc\n{% endif %}") << 4;
    QTest::addRow("empty variable") << QByteArray("a\n{{ }}") << 2;
    QTest::addRow("missing include") << QByteArray("a\nb\n{% include \"nothere.html\" %}") << 3;
    QTest::addRow("include from outside") << QByteArray("{% include \"../../secret.html\" %}") << 1;
    QTest::addRow("includes itself") << QByteArray("\n{% include \"fragment.html\" %}") << 2;
    QTest::addRow("include by variable") << QByteArray("\n\n{% include title %}") << 3;
    QTest::addRow("bad for") << QByteArray("\n{% for a b %}{% endfor %}") << 2;
}

void TestTemplates::broken()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    write(u"news-digest/fragment.html"_s, text);
    const Rendering rendering = render();
    QCOMPARE(rendering.problems.size(), 1);
    const QString problem = rendering.problems.first();
    QVERIFY2(problem.contains(m_folder->filePath(u"news-digest/fragment.html"_s)), qPrintable(problem));
    QVERIFY2(problem.contains(u"line %1:"_s.arg(line)), qPrintable(problem));
    QCOMPARE(rendering.content, Renderer(QString()).render(post(), style(), Form::HtmlFragment).content);
    QCOMPARE(render(Form::HtmlPage).content,
             Renderer(QString()).render(post(), style(), Form::HtmlPage).content);
}

void TestTemplates::folderNameStaysInside()
{
    write(u"secret/fragment.html"_s, "secret");
    const QString inside = m_folder->filePath(u"templates"_s);
    QVERIFY(QDir().mkpath(inside));
    HouseStyle outside = style();
    outside.templates = u"../secret"_s;
    QVERIFY(!Renderer(inside).render(post(), outside, Form::HtmlFragment).content.contains(u"secret"_s));
}

QTEST_GUILESS_MAIN(TestTemplates)
#include "tst_templates.moc"
