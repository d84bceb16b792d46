// SPDX-License-Identifier: MIT
// Proves: the bookmarklet, run by a real browser, hands a page over with its address, title and selection
// Links: Qt6::WebEngineWidgets
#include "source/incoming.h"
#include "support/result.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineSettings>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

// What the desktop would hand to Postil.
class Browser : public QWebEnginePage
{
public:
    explicit Browser(QWebEngineProfile *profile) : QWebEnginePage(profile)
    {
        // No hand clicks here.
        settings()->setUnknownUrlSchemePolicy(QWebEngineSettings::AllowAllUnknownUrlSchemes);
    }

    QString handed;

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType, bool) override
    {
        if (url.scheme() != u"postil")
            return true;
        handed = QString::fromLatin1(url.toEncoded());
        return false;
    }
};

} // namespace

class BookmarkletTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsThePageOver_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("selection");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing selected") << u"A & B = 100% #1"_s << QString() << QString();
        QTest::newRow("a passage") << u"Über “alles” <b>"_s << u"One + one = two & more? \U0001f600 %41"_s
                                   << u"One + one = two & more? \U0001f600 %41"_s;
        QTest::newRow("half a pair") << u"x\xd83d"_s << u"a\xdc00 b \U0001f600"_s << u"a b \U0001f600"_s;
        // The pair that the cut falls into goes.
        QTest::newRow("long") << u"x"_s << QString(9'999, u'字') + u"\U0001f600 and more"_s
                              << QString(9'999, u'字');
    }
    void handsThePageOver()
    {
        QFETCH(const QString, title);
        QFETCH(const QString, selection);
        QFETCH(const QString, text);
        const QString address = u"https://www.example.com/en/a?b=1&c=%C3%A9#part"_s;
        Browser browser(&m_profile);
        QSignalSpy loaded(&browser, &QWebEnginePage::loadFinished);
        browser.setHtml(u"<p id=p></p><a id=a>Bookmark</a>"_s, QUrl(address));
        QVERIFY(loaded.wait(30'000));
        // Through a link, as from the bookmarks bar: its address is decoded once before it runs.
        const auto literal = [](const QString &string) {
            QString escaped;
            for (const QChar c : string)
                escaped += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QLatin1Char('0'));
            return u'"' + escaped + u'"';
        };
        browser.runJavaScript(
            u"document.title = %1; p.textContent = %2; "
            "if (p.textContent) getSelection().selectAllChildren(p); a.href = %3; a.click();"_s.arg(
                literal(title), literal(selection), literal(bookmarklet())));
        QTRY_VERIFY_WITH_TIMEOUT(!browser.handed.isEmpty(), 30'000);
        QVERIFY(browser.handed.size() < 128 * 1024); // MAX_ARG_STRLEN
        const auto incoming = readIncoming(browser.handed);
        POSTIL_VERIFY_OK(incoming);
        QCOMPARE(incoming->url, QUrl(address));
        QString wellFormed = title;
        wellFormed.removeIf([](QChar c) { return c.isSurrogate(); });
        QCOMPARE(incoming->title, wellFormed);
        QCOMPARE(incoming->text, text);
    }

private:
    QWebEngineProfile m_profile; // off the record
};

POSTIL_TEST_MAIN(BookmarkletTest)
#include "tst_bookmarklet.moc"
