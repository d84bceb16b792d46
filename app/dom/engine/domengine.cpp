// SPDX-License-Identifier: MIT
#include "dom/engine/domengine.h"

#include "base/background.h"
#include "base/storyaddress.h"
#include "dom/engine/htmlparagraphs.h"
#include "dom/engine/htmlprescan.h"
#include "dom/engine/scriptqueue.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QJsonArray>
#include <QJsonObject>
#include <QPointer>

#include <utility>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// In the order they are loaded: libraries first.
const QStringList workerScripts{
    u"lib/readability/Readability.js"_s,
    u"lib/dompurify/purify.min.js"_s,
    u"lib/turndown/turndown.js"_s,
    u"lib/turndown-plugin-gfm/turndown-plugin-gfm.js"_s,
    u"base.js"_s,
    u"sanitise.js"_s,
    u"text.js"_s,
    u"shape.js"_s,
    u"markdown.js"_s,
    u"meta.js"_s,
    u"month.js"_s,
    u"zone.js"_s,
    u"time.js"_s,
    u"visibledate.js"_s,
    u"published.js"_s,
    u"jsonld.js"_s,
    u"sitename.js"_s,
    u"headline.js"_s,
    u"masthead.js"_s,
    u"names.js"_s,
    u"byline.js"_s,
    u"note.js"_s,
    u"metadata.js"_s,
    u"beside.js"_s,
    u"labels.js"_s,
    u"captions.js"_s,
    u"notices.js"_s,
    u"pictures.js"_s,
    u"tidy.js"_s,
    u"standfirst.js"_s,
    u"reader.js"_s,
    u"region.js"_s,
    u"outline.js"_s,
    u"worker.js"_s,
};

ExtractedPage extractedPage(const QJsonObject &json)
{
    return {.title = json["title"_L1].toString(),
            .byline = json["byline"_L1].toString(),
            .siteName = json["siteName"_L1].toString(),
            .publishedTime = json["publishedTime"_L1].toString(),
            .canonicalUrl = json["canonicalUrl"_L1].toString(),
            .image = json["image"_L1].toString(),
            .language = json["language"_L1].toString(),
            .direction = json["direction"_L1].toString(),
            .note = json["note"_L1].toString(),
            .description = json["description"_L1].toString(),
            .html = json["html"_L1].toString(),
            .markdown = json["markdown"_L1].toString(),
            .text = json["text"_L1].toString()};
}

QJsonArray argumentsOf(const HtmlInput &input)
{
    const TrackingParameters tracking = trackingParameters();
    return {input.html, QString::fromUtf8(input.url.toEncoded()),
            QJsonObject{{"names", QJsonArray::fromStringList(tracking.names)},
                        {"prefixes", QJsonArray::fromStringList(tracking.prefixes)}}};
}

constexpr qsizetype shortPage = 200'000; // characters

Result<QString> scriptOf(const QString &function, const HtmlInput &input)
{
    return prescanHtml(input.html).transform([&] {
        return ScriptQueue::callOf(function, argumentsOf(input));
    });
}

CleanFragment cleanFragment(const QJsonObject &json)
{
    return {.html = json["html"_L1].toString(),
            .markdown = json["markdown"_L1].toString(),
            .text = json["text"_L1].toString()};
}

HtmlBlock htmlBlock(const QJsonObject &json)
{
    HtmlBlock block{.tag = json["tag"_L1].toString(),
                    .classes = json["classes"_L1].toVariant().toStringList(),
                    .cite = json["cite"_L1].toString(),
                    .markdown = json["markdown"_L1].toString(),
                    .text = json["text"_L1].toString(),
                    .links = {}};
    for (const QJsonValue &link : json["links"_L1].toArray())
        block.links.append({link["href"_L1].toString(), link["text"_L1].toString()});
    return block;
}

} // namespace

DomEngine::DomEngine() : m_queue(std::make_unique<ScriptQueue>(workerScripts)) {}

DomEngine::~DomEngine() = default;

// After an await nothing of the worker is touched: it may be gone, its queue has answered all the same.
QCoro::Task<Result<QJsonObject>> DomEngine::call(QPointer<ScriptQueue> queue, QString function,
                                                 HtmlInput input)
{
    // A page of megabytes would hold the window's thread; most are looked over sooner than another thread
    // wakes.
    Result<QString> script;
    if (input.html.size() < shortPage)
        script = scriptOf(function, input);
    else
        script =
            co_await inBackground([function, input = std::move(input)] { return scriptOf(function, input); });
    if (!script)
        co_return std::unexpected(script.error());
    if (!queue) {
        co_return failure(ErrorKind::Cancelled,
                          QCoreApplication::translate("DomEngine", "Reading the page was stopped."));
    }
    const QFuture<ScriptQueue::Answer> future = queue->run(std::exchange(*script, {}));
    Result<QJsonObject> answer = co_await future;
    if (answer && answer->contains("refused"_L1))
        co_return failure(ErrorKind::TooLarge,
                          QCoreApplication::translate("DomEngine",
                                                      "The page cannot be read: its elements are nested more "
                                                      "than 500 deep. Copy its text and paste it instead."));
    co_return answer;
}

QCoro::Task<Result<ExtractedPage>> DomEngine::extract(HtmlInput input)
{
    const Result<QJsonObject> answer = co_await call(m_queue.get(), u"extract"_s, std::move(input));
    co_return answer.transform(extractedPage);
}

QCoro::Task<Result<ExtractedPage>> DomEngine::plainText(HtmlInput input)
{
    const QPointer<ScriptQueue> queue(m_queue.get());
    QUrl url = input.url;
    Result<QString> paragraphs = co_await inBackground(
        [html = std::move(input.html)] { return Result<QString>(htmlParagraphs(html)); });
    if (!paragraphs)
        co_return std::unexpected(paragraphs.error());
    const Result<QJsonObject> answer =
        co_await call(queue, u"plainText"_s, {std::exchange(*paragraphs, {}), std::move(url)});
    co_return answer.transform(extractedPage);
}

QCoro::Task<Result<CleanFragment>> DomEngine::clean(HtmlInput input)
{
    const Result<QJsonObject> answer = co_await call(m_queue.get(), u"fragment"_s, std::move(input));
    co_return answer.transform(cleanFragment);
}

QCoro::Task<Result<QList<HtmlBlock>>> DomEngine::outline(HtmlInput input)
{
    const Result<QJsonObject> answer = co_await call(m_queue.get(), u"outline"_s, std::move(input));
    co_return answer.transform([](const QJsonObject &json) {
        QList<HtmlBlock> blocks;
        for (const QJsonValue &block : json["blocks"_L1].toArray())
            blocks.append(htmlBlock(block.toObject()));
        return blocks;
    });
}

} // namespace Postil
