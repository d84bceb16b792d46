// SPDX-License-Identifier: MIT
// Proves: hostile HTML comes out of the DOM worker so that nothing runs or is requested where scripts are on
// Links: Qt6::WebEngineWidgets
#include "support/listener.h"
#include "support/testmain.h"
#include "support/webengine.h"
#include "support/xss.h"

#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>
#include <QWebEngineSettings>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

// An ordinary browser page, scripts on: what runs in here would run for the readers of the blog.
class Oracle : public QWebEnginePage
{
public:
    explicit Oracle(QWebEngineProfile *profile) : QWebEnginePage(profile)
    {
        QWebEngineScript watch;
        watch.setInjectionPoint(QWebEngineScript::DocumentCreation);
        watch.setWorldId(QWebEngineScript::MainWorld);
        watch.setRunsOnSubFrames(true);
        watch.setSourceCode(uR"(
            for (const name of ["alert", "confirm", "prompt", "print"])
                window[name] = () => top.document.documentElement.setAttribute("data-fired", "1");)"_s);
        scripts().insert(watch);
    }

    // Loads the document, touches every element of it, and tells whether anything ran.
    bool fires(const QString &html)
    {
        QSignalSpy loaded(this, &QWebEnginePage::loadFinished);
        setHtml(html, QUrl(u"http://127.0.0.1:9/"_s));
        if (!loaded.wait(20000))
            qFatal("the oracle does not load");
        return run(uR"((async () => {
            for (const element of document.querySelectorAll("*")) {
                for (const type of ["mouseover", "mouseenter", "mousemove", "mousedown", "click", "focus", "blur", "toggle"])
                    element.dispatchEvent(new MouseEvent(type, {bubbles: true, cancelable: true}));
            }
            return document.documentElement.hasAttribute("data-fired");
        })() && document.documentElement.hasAttribute("data-fired"))"_s)
            .toBool();
    }

    QVariant run(const QString &script)
    {
        std::optional<QVariant> value;
        runJavaScript(script, [&value](const QVariant &v) { value = v; });
        if (!QTest::qWaitFor([&value] { return value.has_value(); }, 20000))
            qFatal("the oracle does not answer");
        return *value;
    }

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType, bool isMainFrame) override
    {
        return !isMainFrame || url.scheme() == "data"_L1;
    }
};

} // namespace

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
        Oracle oracle(&profile);
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
        Oracle oracle(&profile);
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
        Oracle oracle(&profile);
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
