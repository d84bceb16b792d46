// SPDX-License-Identifier: MIT
// Proves: the DOM worker turns a page into its article, a selection into clean HTML and Markdown, a post body
// into blocks
#include "support/testmain.h"
#include "support/webengine.h"

using namespace Postil;
using namespace Qt::StringLiterals;

class DomWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleans()
    {
        auto worker = Test::webEngine().createDomWorker();
        const auto result = Test::await(worker->clean(
            {u"<p onclick=x()>One <b>two</b> <a href='/three'>three</a><script>alert(1)</script></p><p>Four</p>"_s,
             QUrl(u"https://example.com/a/b"_s)}));
        QVERIFY2(result, qUtf8Printable(Test::sentence(result)));
        QCOMPARE(result->html,
                 u"<p>One <b>two</b> <a href=\"https://example.com/three\">three</a></p><p>Four</p>"_s);
        QCOMPARE(result->markdown, u"One **two** [three](https://example.com/three)\n\nFour"_s);
        QCOMPARE(result->text, u"One two three\n\nFour"_s);
    }
};

POSTIL_TEST_MAIN(DomWorkerTest)
#include "tst_domworker.moc"
