// SPDX-License-Identifier: MIT
// Proves: hostile HTML comes out of the DOM worker so that nothing runs or is requested where scripts are on
// Links: Qt6::WebEngineWidgets
#include "support/listener.h"
#include "support/oracle.h"
#include "support/testmain.h"
#include "support/webengine.h"
#include "support/xss.h"

#include <QWebEngineProfile>

using namespace Postil;
using namespace Qt::StringLiterals;

class DomXssTest : public QObject
{
    Q_OBJECT

private:
    QString cleaned(const QString &html)
    {
        const auto result = Test::await(m_worker->clean({html, QUrl(u"https://example.com/"_s)}));
        if (!result)
            qWarning("refused: %s", qUtf8Printable(result.error().message));
        return result ? result->html : QString();
    }

    std::unique_ptr<DomWorker> m_worker;
    Test::Listener m_listener;
    QList<Test::XssCase> m_cases;

private Q_SLOTS:
    void initTestCase()
    {
        m_worker = Test::webEngine().createDomWorker();
        m_cases = Test::xssCases(m_listener.address());
        QVERIFY(m_cases.size() >= 30);
    }
    void cleanupTestCase() { m_worker.reset(); }

    void oracleSeesRawCasesFire()
    {
        QWebEngineProfile profile;
        Test::Oracle oracle(&profile);
        int fired = 0;
        int expected = 0;
        for (const Test::XssCase &hostile : Test::xssCases(u"127.0.0.1:9"_s)) {
            if (!hostile.runsRaw)
                continue;
            ++expected;
            fired += oracle.fires(hostile.html) ? 1 : 0;
        }
        QVERIFY2(fired * 2 >= expected, qPrintable(u"%1 of %2 fired"_s.arg(fired).arg(expected)));
    }

    void nothingFiresAfterCleaning()
    {
        QWebEngineProfile profile;
        Test::Oracle oracle(&profile);
        for (const Test::XssCase &hostile : std::as_const(m_cases)) {
            const QString clean = cleaned(hostile.html);
            // Pictures are part of clean HTML; here only what nobody asked for would be requested.
            QString quiet = clean;
            quiet.remove(QRegularExpression(u"<img [^>]*>"_s));
            if (hostile.runsRaw)
                QVERIFY2(!oracle.fires("<!DOCTYPE html><body>"_L1 + quiet), qPrintable(hostile.id + clean));
            // Parsed again it is the same: no markup is born from text.
            QCOMPARE(cleaned(clean), clean);
        }
        QCOMPARE(m_listener.connections(), 0);
    }

    void nothingForbiddenIsLeft()
    {
        QString all;
        for (const Test::XssCase &hostile : std::as_const(m_cases))
            all += cleaned(hostile.html) + "<hr>\n"_L1;
        QWebEngineProfile profile;
        Test::Oracle oracle(&profile);
        QVERIFY(!oracle.fires("<!DOCTYPE html><body>"_L1
                              + QString(all).remove(QRegularExpression(u"<img [^>]*>"_s))));
        const QJsonArray argument{all};
        const QString forbidden =
            oracle
                .run("(html => { const body = new DOMParser().parseFromString(html, 'text/html'); const bad "
                     "= [];"
                     "for (const e of body.body.querySelectorAll('*')) {"
                     "if (e.namespaceURI !== 'http://www.w3.org/1999/xhtml' || "
                     "e.matches('script,style,iframe,object,embed,"
                     "form,input,button,svg,math,link,meta,base,template,video,audio,noscript')) "
                     "bad.push(e.outerHTML);"
                     "for (const a of e.attributes) if "
                     "(/^on|^style$|^id$|^class$|^srcset$|^ping$|^formaction$/.test(a.name) || "
                     "/^(?:href|src|cite)$/.test(a.name) && !/^(?:https?|mailto):/.test(a.value)) "
                     "bad.push(e.outerHTML); }"
                     "return bad.join('\\n'); })(..."_L1
                     + QString::fromUtf8(QJsonDocument(argument).toJson()) + ')'_L1)
                .toString();
        QCOMPARE(forbidden, QString());
        QCOMPARE(m_listener.connections(), 0);
    }

    void extractionIsAsClean()
    {
        QString page = u"<html><head><title>t</title></head><body><article><h1>Head line of it</h1>"_s;
        const QString text = u"Some words of an article, with commas, and more of them. "_s.repeated(8);
        for (const Test::XssCase &hostile : m_cases.first(std::min(m_cases.size(), qsizetype(60))))
            if (!hostile.html.contains("<!--"_L1) && !hostile.html.contains("textarea"_L1)
                && hostile.html.size() < 2000)
                page += "<p>"_L1 + text + "</p><div>"_L1 + hostile.html + "</div>"_L1;
        const auto result = Test::await(m_worker->extract({page, QUrl(u"https://example.com/"_s)}));
        QVERIFY2(result, qUtf8Printable(Test::sentence(result)));
        QVERIFY(result->html.contains("Some words"_L1));
        QCOMPARE(cleaned(result->html), result->html);
        QVERIFY(!result->html.contains(
            QRegularExpression(u"<(?:script|svg|math|iframe|style|form)|\\son\\w+\\s*="_s)));
        QCOMPARE(m_listener.connections(), 0);
    }
};

POSTIL_TEST_MAIN(DomXssTest)
#include "tst_domxss.moc"
