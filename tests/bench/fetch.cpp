// SPDX-License-Identifier: MIT
// Links: Qt6::WebEngineCore
// fetch FOLDER [--truth FILE] [--repeat N] [--predictions OUT.json]: how long our extraction of a page takes
// beside the bare three libraries (Readability, DOMPurify, Turndown) in the same kind of page, over every
// *.html and *.html.gz in FOLDER, in one run. Prints JSON; the ratio of the medians is the figure (the median
// of the pages' own ratios is steadier). "large" is one page of five megabytes: the text and boxes of a page
// over and over, the first from the median length up that has no more elements then than are read.
// --predictions also writes what was found, in the form that an extraction score takes.
#include "support/webengine.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineScript>
#include <QWebEngineSettings>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    if (path.endsWith(".gz"_L1)) {
        QProcess gzip;
        gzip.start(u"gzip"_s, {u"-dc"_s, path});
        gzip.waitForFinished();
        return gzip.readAllStandardOutput();
    }
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString idOf(const QString &path)
{
    QString name = path.section(u'/', -1);
    name.chop(name.endsWith(".gz"_L1) ? 8 : 5);
    return name;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

template <typename Call>
double millisecondsOf(Call call)
{
    QElapsedTimer timer;
    timer.start();
    call();
    return double(timer.nsecsElapsed()) / 1e6;
}

// Starts something, and runs the event loop until it calls the function that it is handed. Waiting for a
// condition would ask for it every ten milliseconds, as long as a third of a page takes.
void untilDone(const std::function<void(const std::function<void()> &)> &start)
{
    QEventLoop loop;
    QTimer::singleShot(60000, &loop, [] { qFatal("no answer within a minute"); });
    start([&loop] { loop.quit(); });
    loop.exec();
}

Result<ExtractedPage> extract(DomWorker &worker, const HtmlInput &input)
{
    Result<ExtractedPage> page;
    untilDone([&](const auto &done) {
        worker.extract(input).then([&page, done](Result<ExtractedPage> found) {
            page = std::move(found);
            done();
        });
    });
    return page;
}

// The three libraries and nothing else, in a page like the worker's.
class BareLibraries
{
public:
    BareLibraries() : m_page(&m_profile)
    {
        m_page.settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, false);
        QSignalSpy loaded(&m_page, &QWebEnginePage::loadFinished);
        m_page.setHtml(u"<!DOCTYPE html><body></body>"_s);
        if (!loaded.wait(30000))
            qFatal("the page of the bare libraries does not load");
        for (const QString &name :
             {u"readability/Readability.js"_s, u"dompurify/purify.min.js"_s, u"turndown/turndown.js"_s})
            run(QString::fromUtf8(contentOf(u":/postil/web/lib/"_s + name)));
        run(uR"(function bare(html, url) {
            const doc = new DOMParser().parseFromString(html, "text/html");
            const base = doc.createElement("base");
            base.href = url;
            doc.head.prepend(base);
            const found = new Readability(doc).parse();
            const clean = DOMPurify.sanitize(found ? found.content : "");
            const markdown = new TurndownService().turndown(clean);
            return JSON.stringify({title: found?.title, html: clean, markdown, text: found?.textContent});
        })"_s);
    }

    void extract(const HtmlInput &input)
    {
        const QJsonArray arguments{input.html, input.url.toString()};
        run("bare(..."_L1 + QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact))
            + ')'_L1);
    }

private:
    QVariant run(const QString &script)
    {
        QVariant value;
        untilDone([&](const auto &done) {
            m_page.runJavaScript(script, QWebEngineScript::ApplicationWorld,
                                 [&value, done](const QVariant &v) {
                                     value = v;
                                     done();
                                 });
        });
        return value;
    }

    QWebEngineProfile m_profile;
    QWebEnginePage m_page;
};

struct Times
{
    double ours = 1e9;
    double theirs = 1e9;
};

// The fastest of `rounds`, turn by turn.
Times fastest(int rounds, const std::function<void()> &ours, const std::function<void()> &theirs)
{
    Times times;
    for (int round = 0; round < rounds; ++round) {
        times.ours = std::min(times.ours, millisecondsOf(ours));
        times.theirs = std::min(times.theirs, millisecondsOf(theirs));
    }
    return times;
}

QString enlarged(const QString &html)
{
    constexpr qsizetype wanted = 5'000'000;
    const qsizetype from = html.indexOf(u'>', std::max(qsizetype(0), html.indexOf("<body"_L1))) + 1;
    const qsizetype end = html.lastIndexOf("</body"_L1);
    const QString body = html.sliced(from, (end > from ? end : html.size()) - from);
    return html.first(from) + body.repeated(wanted / std::max(qsizetype(1), body.size()))
           + "</body></html>"_L1;
}

QJsonObject predictionOf(const ExtractedPage &page, double milliseconds)
{
    return {{"title", page.title},
            {"byline", page.byline},
            {"siteName", page.siteName},
            {"publishedTime", page.publishedTime},
            {"canonicalUrl", page.canonicalUrl},
            {"image", page.image},
            {"lang", page.language},
            {"articleBody", page.text},
            {"html", page.html},
            {"markdown", page.markdown},
            {"ms", milliseconds}};
}

void parse(QCommandLineParser &options, const QApplication &application)
{
    options.addHelpOption();
    options.addPositionalArgument(u"folder"_s, u"where the pages are"_s);
    options.addOption({u"truth"_s, u"JSON that tells the url of each page"_s, u"file"_s});
    options.addOption({u"repeat"_s, u"how often each page is read; the fastest counts"_s, u"n"_s, u"3"_s});
    options.addOption({u"predictions"_s, u"where to write what was found"_s, u"file"_s});
    options.process(application);
    if (options.positionalArguments().size() != 1)
        options.showHelp(2);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCommandLineParser options;
    parse(options, application);

    QStringList paths;
    QDirIterator files(options.positionalArguments().first(), {u"*.html"_s, u"*.html.gz"_s}, QDir::Files);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    const QJsonObject truth = QJsonDocument::fromJson(contentOf(options.value(u"truth"_s))).object();

    auto worker = Test::webEngine().createDomWorker();
    BareLibraries bare;
    std::vector<double> ours, theirs, ratios;
    QJsonObject predictions, failures;
    std::map<qsizetype, HtmlInput> byLength;
    const int rounds = options.value(u"repeat"_s).toInt();
    for (const QString &path : std::as_const(paths)) {
        const QString url = truth[idOf(path)]["url"_L1].toString(u"http://fakehost/test/page.html"_s);
        const HtmlInput input{QString::fromUtf8(contentOf(path)), QUrl(url)};
        Result<ExtractedPage> page;
        const auto [ourBest, theirBest] =
            fastest(rounds, [&] { page = extract(*worker, input); }, [&] { bare.extract(input); });
        byLength.insert({input.html.size(), input});
        if (!page) {
            failures.insert(idOf(path), page.error().message);
            predictions.insert(idOf(path), QJsonObject{{"articleBody", QString()}});
            continue;
        }
        ours.push_back(ourBest);
        theirs.push_back(theirBest);
        ratios.push_back(ourBest / theirBest);
        predictions.insert(idOf(path), predictionOf(*page, ourBest));
    }
    if (QFile out(options.value(u"predictions"_s));
        options.isSet(u"predictions"_s) && out.open(QIODevice::WriteOnly))
        out.write(QJsonDocument(predictions).toJson());
    QJsonObject large;
    for (auto at = std::next(byLength.begin(), std::ptrdiff_t(byLength.size() / 2));
         at != byLength.end() && large.isEmpty(); ++at) {
        const HtmlInput input{enlarged(at->second.html), at->second.url};
        if (!extract(*worker, input))
            continue;
        const Times times =
            fastest(rounds, [&] { (void)extract(*worker, input); }, [&] { bare.extract(input); });
        large = {{"characters", input.html.size()}, {"postil_ms", times.ours}, {"bare_ms", times.theirs}};
    }
    const QJsonObject result{{"bench", "fetch"},
                             {"pages", int(paths.size())},
                             {"failures", failures},
                             {"postil_median_ms", median(ours)},
                             {"bare_median_ms", median(theirs)},
                             {"ratio", median(ours) / median(theirs)},
                             {"median_of_ratios", median(ratios)},
                             {"large", large}};
    std::fputs(QJsonDocument(result).toJson().constData(), stdout);
    return 0;
}
