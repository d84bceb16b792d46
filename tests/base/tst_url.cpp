// SPDX-License-Identifier: MIT
// Proves: an address as people type it becomes a URL that can be fetched, or is refused
#include "base/url.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class UrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typed()
    {
        QCOMPARE(typedUrl(u" example.com/a "_s), QUrl(u"https://example.com/a"_s));
        QCOMPARE(typedUrl(u"http://example.com"_s), QUrl(u"http://example.com"_s));
        QVERIFY(!typedUrl(u"http://example.com\\@127.0.0.1/"_s));
        QVERIFY(!typedUrl(u"javascript:alert(1)"_s));
        QVERIFY(!typedUrl(u"two words.com"_s));
    }
};

QTEST_GUILESS_MAIN(UrlTest)
#include "tst_url.moc"
