// SPDX-License-Identifier: MIT
// Proves: HTML for WordPress means the same to a browser as before, holds nothing that WordPress would take
// for its own, and comes back as it was
#include "publishing/wordpress/guardedhtml.h"

#include "support/shared.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class GuardedHtmlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guards_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("guarded");
        QTest::newRow("quotation marks") << u"<p>It's \"so\"</p>"_s << u"<p>It&#039;s &quot;so&quot;</p>"_s;
        QTest::newRow("dashes") << u"<p>a -- b - c, well-known ---</p>"_s
                                << u"<p>a &#045;&#045; b &#045; c, well-known &#045;&#045;&#045;</p>"_s;
        QTest::newRow("ellipsis") << u"<p>a... b. c.</p>"_s << u"<p>a&#046;&#046;. b. c.</p>"_s;
        QTest::newRow("times") << u"<p>4x4 axe (tm) (a)</p>"_s << u"<p>4&#120;4 axe &#040;tm) (a)</p>"_s;
        QTest::newRow("smileys") << u"<p>:) ;-) 8) 18:30 a; b: c</p>"_s
                                 << u"<p>&#058;) &#059;&#045;) &#056;) 18:30 a; b: c</p>"_s;
        QTest::newRow("short codes") << u"<p title=\"[x]\">[gallery]</p>"_s
                                     << u"<p title=\"&#091;x&#093;\">&#091;gallery&#093;</p>"_s;
        QTest::newRow("an address alone")
            << u"<p>https://tube.example/a-b?c=1</p>"_s << u"<p>https&#058;//tube.example/a-b?c=1</p>"_s;
        QTest::newRow("attributes stay") << u"<a href=\"https://x.example/?a='1'--2&amp;b\">c</a>"_s
                                         << u"<a href=\"https://x.example/?a='1'--2&amp;b\">c</a>"_s;
        QTest::newRow("references") << u"<p>&amp; &lt;b&gt; &#39; &#x27; &nbsp; &auml;</p>"_s
                                    << u"<p>&amp; &lt;b&gt; &#039; &#x27; &nbsp; &auml;</p>"_s;
        QTest::newRow("the blog's own name") << u"<p>Wordpress</p>"_s << u"<p>&#087;ordpress</p>"_s;
        QTest::newRow("marks in a comment stay")
            << u"<!-- \"a\" --><p>b</p>"_s << u"<!-- \"a\" --><p>b</p>"_s;
    }
    void guards()
    {
        QFETCH(QString, html);
        QFETCH(QString, guarded);
        QCOMPARE(guardedHtml(html), "<!-- wp:html -->\n"_L1 + guarded + "\n<!-- /wp:html -->"_L1);
    }

    // Every rendering of the corpus.
    void corpus()
    {
        int count = 0;
        QDirIterator all(sourcePath(u"tests/corpus"_s), {u"expected.html"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
        static const QRegularExpression tag(u"<[^>]*>"_s);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString html = QString::fromUtf8(file.readAll());
            const QString guarded = guardedHtml(html);
            const QString back = unguardedHtml(guarded);
            // The second time nothing changes any more, in either direction.
            QCOMPARE(guardedHtml(back), guarded);
            QCOMPARE(plainFromWordPress(back), plainFromWordPress(html));
            QString text = guarded;
            text.remove(tag);
            static const QRegularExpression taken(u"[\"'\\[\\]`]|--|\\.\\.|\\s-\\s|\\s[:;]\\S"_s);
            QVERIFY2(!taken.match(text).hasMatch(),
                     qPrintable(file.fileName() + taken.match(text).captured()));
            ++count;
        }
        QVERIFY(count >= 10);
    }

    void whatOthersWroteStays()
    {
        const QString blocks = u"<!-- wp:paragraph -->\n<p>It&#039;s</p>\n<!-- /wp:paragraph -->"_s;
        QCOMPARE(unguardedHtml(blocks), blocks);
        // A block added behind ours.
        const QString more = guardedHtml(u"<p>a</p>"_s) + "\n\n"_L1 + guardedHtml(u"<p>b</p>"_s);
        QCOMPARE(unguardedHtml(more), more);
        QCOMPARE(unguardedHtml(QString()), QString());
    }

    void brokenHtmlEnds_data()
    {
        QTest::addColumn<QString>("html");
        for (const QString &html : {u"<"_s, u"<a href=\"x"_s, u"<!--"_s, u"&#"_s, u"a<b>&amp"_s, u"'<'>'"_s})
            QTest::newRow(qPrintable(html)) << html;
    }
    void brokenHtmlEnds()
    {
        QFETCH(QString, html);
        const QString guarded = guardedHtml(html);
        QCOMPARE(guardedHtml(unguardedHtml(guarded)), guarded);
    }

    void titles()
    {
        QCOMPARE(escapedForWordPress(u"AT&T <b> &amp; \"x\" -- 1 < 2"_s),
                 u"AT&T &lt;b&gt; &amp;amp; \"x\" -- 1 &lt; 2"_s);
        for (const QString &title : {u"AT&T <b> &amp; \"x\" -- 1 < 2 > 3"_s, u"a &#39; b"_s, u"Ü 😀 & c"_s})
            QCOMPARE(plainFromWordPress(escapedForWordPress(title)), title);
        // As the filter for authors keeps it.
        QCOMPARE(plainFromWordPress(u"AT&amp;T &lt;b&gt; <em>x</em> &#8217; &#x2019; &nope; &#0; &#55296;"_s),
                 u"AT&T <b> x ’ ’ &nope;  "_s);
    }

    void whatTheFilterTakesOut()
    {
        QCOMPARE(
            withoutFiltered(
                u"<p>a</p><data class=\"x\" value=\"1\"></data>\n<time datetime=\"d\"></time><input checked> b"_s),
            u"<p>a</p>\n b"_s);
    }
};

QTEST_GUILESS_MAIN(GuardedHtmlTest)
#include "tst_guardedhtml.moc"
