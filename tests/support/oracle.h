// SPDX-License-Identifier: MIT
// An ordinary browser page, scripts on: what runs in here would run for the readers of a blog. For tests that
// link to Qt6::WebEngineWidgets.
#pragma once

#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>
#include <QtTest>

#include <optional>

namespace Postil::Test {

class Oracle : public QWebEnginePage
{
public:
    explicit Oracle(QWebEngineProfile *profile) : QWebEnginePage(profile)
    {
        QWebEngineScript watch;
        watch.setInjectionPoint(QWebEngineScript::DocumentCreation);
        watch.setWorldId(QWebEngineScript::MainWorld);
        watch.setRunsOnSubFrames(true);
        watch.setSourceCode(QStringLiteral(R"(
            for (const name of ["alert", "confirm", "prompt", "print"])
                window[name] = () => top.document.documentElement.setAttribute("data-fired", "1");)"));
        scripts().insert(watch);
    }

    // Loads the document, touches every element of it, and tells whether anything ran.
    bool fires(const QString &html)
    {
        QSignalSpy loaded(this, &QWebEnginePage::loadFinished);
        setHtml(html, QUrl(QStringLiteral("http://127.0.0.1:9/")));
        if (!loaded.wait(20000))
            qFatal("the oracle does not load");
        return run(QStringLiteral(R"((async () => {
            for (const element of document.querySelectorAll("*")) {
                for (const type of ["mouseover", "mouseenter", "mousemove", "mousedown", "click", "focus", "blur", "toggle"])
                    element.dispatchEvent(new MouseEvent(type, {bubbles: true, cancelable: true}));
            }
            return document.documentElement.hasAttribute("data-fired");
        })() && document.documentElement.hasAttribute("data-fired"))"))
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
        return !isMainFrame || url.scheme() == QLatin1StringView("data");
    }
};

} // namespace Postil::Test
