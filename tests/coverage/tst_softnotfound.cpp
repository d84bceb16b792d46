// SPDX-License-Identifier: MIT
// Proves: pages that stand for one that is gone are known by title, address and headline, and no headline is
// taken for one
#include "coverage/softnotfound.h"

#include <QUrl>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class SoftNotFoundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void titles_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("title");
        QTest::newRow("plain") << u"<html><TITLE lang=en>\n A  story\n</TITLE>"_s << u"A story"_s;
        QTest::newRow("entities") << u"<title>A &amp;lt; &#8220;B&#x201d; &Quot;C&quot; &#xD800;&#1114112;d"_s
                                  << u"A &lt; “B” \"C\" d"_s;
        QTest::newRow("the first one") << u"<title>A</title><svg><title>B</title></svg>"_s << u"A"_s;
        QTest::newRow("another element") << u"<titlebar>x</titlebar><p>y"_s << QString();
        QTest::newRow("none") << u"<p>x"_s << QString();
        QTest::newRow("endless") << u"<title>"_s + QString(1'000'000, u'a') << QString(2000, u'a');
        QTest::newRow("hostile") << u"<title "_s + u"<title"_s.repeated(200'000) << QString();
    }
    void titles()
    {
        QFETCH(const QString, html);
        QTEST(titleIn(html), "title");
    }

    void notFound_data()
    {
        QTest::addColumn<QString>("title");
        for (const char *title : {"404",
                                  "404 Not Found",
                                  "Error 404",
                                  "404 Error | Harbour News",
                                  "404: Page not found",
                                  "404 - Seite nicht gefunden",
                                  "Page not found – Harbour News",
                                  "Page Not Found | CNN",
                                  "Sorry, the page you were looking for could not be found",
                                  "This page is no longer available",
                                  "Article not found - Daily Harbour",
                                  "Page unavailable",
                                  "Not Found",
                                  "HTTP Status 404 – Not Found",
                                  "We can’t find that page",
                                  "This content isn't available: page does not exist",
                                  "Seite nicht gefunden",
                                  "Diese Seite existiert nicht - Hafenblatt",
                                  "Der Artikel wurde nicht gefunden",
                                  "Page introuvable - Le Port",
                                  "Cette page n’existe plus",
                                  "Página no encontrada | El Puerto",
                                  "La página no existe",
                                  "Página não encontrada - O Porto",
                                  "Pagina non trovata - Il Porto",
                                  "Pagina niet gevonden",
                                  "Deze pagina bestaat niet",
                                  "Sidan hittades inte",
                                  "Sidan kunde inte hittas",
                                  "Siden blev ikke fundet",
                                  "Siden finnes ikke",
                                  "Fant ikke siden",
                                  "Sivua ei löytynyt",
                                  "Strona nie została znaleziona",
                                  "Nie znaleziono strony",
                                  "Stránka nenalezena",
                                  "Stránka neexistuje",
                                  "Az oldal nem található",
                                  "Pagina nu a fost găsită",
                                  "Η σελίδα δεν βρέθηκε",
                                  "Sayfa bulunamadı",
                                  "Страница не найдена",
                                  "Статья удалена",
                                  "Сторінку не знайдено",
                                  "Страницата не е намерена",
                                  "الصفحة غير موجودة",
                                  "הדף לא נמצא",
                                  "صفحه مورد نظر یافت نشد",
                                  "ページが見つかりません",
                                  "指定されたページが見つかりません",
                                  "お探しのページは見つかりませんでした",
                                  "页面不存在",
                                  "找不到页面",
                                  "您訪問的頁面不存在",
                                  "페이지를 찾을 수 없습니다",
                                  "Không tìm thấy trang",
                                  "Halaman tidak ditemukan",
                                  "पेज नहीं मिला",
                                  "ไม่พบหน้าที่คุณต้องการ"})
            QTest::newRow(title) << QString::fromUtf8(title);
    }
    void notFound()
    {
        QFETCH(const QString, title);
        QVERIFY(saysNotFound(title));
    }

    void headlines_data()
    {
        QTest::addColumn<QString>("title");
        for (const char *title : {"Missing jet not found after week of search",
                                  "The story of error 404 | 404 Media",
                                  "Phone company leaks again - 404 Media",
                                  "404 people rescued from the harbour",
                                  "WMD were not found, report says",
                                  "Front page: what the papers say",
                                  "Gone",
                                  "Gone Girl – Variety",
                                  "Page turned in the peace talks",
                                  "Missing page of the diary found in the attic",
                                  "Suspect could not be found, police say",
                                  "Vermisste Wanderer nicht gefunden",
                                  "Article 5 of the treaty, explained",
                                  "El avión desaparecido no se encuentra",
                                  "Пропавший самолёт не найден",
                                  "Der Artikel, den niemand schreiben wollte",
                                  "Why the Page family left town",
                                  "行方不明者、見つからず",
                                  "The artefact is unavailable to visitors",
                                  ""})
            QTest::newRow(title) << QString::fromUtf8(title);
    }
    void headlines()
    {
        QFETCH(const QString, title);
        QVERIFY(!saysNotFound(title));
    }

    void leaving_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("reached");
        QTest::addColumn<bool>("leaves");
        const QString story = u"https://www.x.example/world/2019/03/25/harbour-closed-for-good"_s;
        QTest::newRow("stays") << story << story << false;
        QTest::newRow("to the front page") << story << u"https://www.x.example/"_s << true;
        QTest::newRow("to another's front page") << story << u"https://y.example"_s << true;
        QTest::newRow("to a language's front page") << story << u"https://www.x.example/en-us/"_s << true;
        QTest::newRow("to the index") << story << u"https://www.x.example/index.html"_s << true;
        QTest::newRow("with a mark") << story << u"https://www.x.example/?from=old"_s << true;
        QTest::newRow("to a plain permalink") << story << u"https://www.x.example/?p=31415"_s << false;
        QTest::newRow("to its section") << story << u"https://x.example/world"_s << true;
        QTest::newRow("to its year") << story << u"https://www.x.example/world/2019/"_s << true;
        QTest::newRow("to another story")
            << story << u"https://www.x.example/world/something-else-entirely"_s << false;
        QTest::newRow("moved") << story << u"https://y.example/harbour-closed-for-good"_s << false;
        QTest::newRow("without the telephone's form") << story + u"/amp"_s << story << false;
        QTest::newRow("without the index") << story + u"/index.html"_s << story + u'/' << true;
        QTest::newRow("to its number") << u"https://x.example/news/1234567/harbour-closed-for-good"_s
                                       << u"https://x.example/news/1234567"_s << false;
        QTest::newRow("short address") << u"https://t.example/AbC1"_s << u"https://x.example/"_s << false;
        QTest::newRow("by number") << u"https://x.example/story.php?id=7"_s << u"https://x.example/"_s
                                   << true;
        QTest::newRow("from the front page")
            << u"https://x.example/"_s << u"https://x.example/en/"_s << false;
        QTest::newRow("to a video") << u"https://y.example/a1b2c3d4"_s << u"https://y.example/watch?v=a1"_s
                                    << false;
    }
    void leaving()
    {
        QFETCH(const QString, asked);
        QFETCH(const QString, reached);
        QTEST(leavesTheStory(QUrl(asked), QUrl(reached)), "leaves");
    }

    void gates_data()
    {
        QTest::addColumn<QString>("reached");
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("gate");
        QTest::newRow("story") << u"https://x.example/login-page-hacked"_s << u"Log-ins were stolen"_s
                               << false;
        QTest::newRow("itself") << u"https://x.example/a"_s << u"Harbour closed"_s << false;
        QTest::newRow("log-in") << u"https://x.example/account/login?next=/a"_s << u"X"_s << true;
        QTest::newRow("consent") << u"https://consent.x.example/v2/collectConsent?id=3"_s << u"X"_s << true;
        QTest::newRow("robots") << u"https://x.example/a"_s << u"Just a moment..."_s << true;
        QTest::newRow("refused") << u"https://x.example/a"_s << u"Access Denied"_s << true;
    }
    void gates()
    {
        QFETCH(const QString, reached);
        QFETCH(const QString, title);
        QTEST(isGate(QUrl(u"https://x.example/login-page-hacked"_s), QUrl(reached), title), "gate");
    }

    void about_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("headline");
        QTest::addColumn<bool>("about");
        QTest::newRow("same") << u"Harbour closed for good | X"_s << u"Harbour closed for good"_s << true;
        QTest::newRow("shortened") << u"Harbour ‘closed’ - X News"_s
                                   << u"The old harbour is closed for good, mayor says"_s << false;
        QTest::newRow("rewritten") << u"Old harbour closed, says mayor - X"_s
                                   << u"The old harbour is closed for good, mayor says"_s << true;
        QTest::newRow("other") << u"X News: Breaking news and more"_s << u"Harbour closed for good"_s
                               << false;
        QTest::newRow("no spaces") << u"港は閉鎖された｜新聞"_s << u"旧港は閉鎖された、市長が発表"_s << true;
        QTest::newRow("no spaces, other")
            << u"新聞のトップページ"_s << u"旧港は閉鎖された、市長が発表"_s << false;
        QTest::newRow("no headline") << u"Anything"_s << QString() << false;
        QTest::newRow("no title") << QString() << u"Harbour closed"_s << false;
    }
    void about()
    {
        QFETCH(const QString, title);
        QFETCH(const QString, headline);
        QTEST(isAbout(title, headline), "about");
    }
};

QTEST_GUILESS_MAIN(SoftNotFoundTest)
#include "tst_softnotfound.moc"
