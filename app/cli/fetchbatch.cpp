// SPDX-License-Identifier: MIT
#include "cli/fetchbatch.h"

#include "article/extractor.h"
#include "cli/fetchpage.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileDevice>
#include <QJsonDocument>

#include <deque>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct FetchbatchText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

// A page that is read, or why not; while it waits for its turn in the web view the next one is read.
struct Loaded
{
    QJsonValue id = QJsonValue::Null;
    Result<Page> page;
    qint64 milliseconds = 0;
};

QCoro::Task<Loaded> load(QByteArray line, qsizetype number, HttpClient &http)
{
    QElapsedTimer time;
    time.start();
    const QJsonDocument json = QJsonDocument::fromJson(line);
    if (!json.isObject()) {
        co_return Loaded{QJsonValue::Null,
                         failure(ErrorKind::BadInput, FetchbatchText::tr("Line %1 is not a JSON object.").arg(number)), 0};
    }
    const QJsonObject object = json.object();
    const QJsonValue id = object[u"id"_s].isUndefined() ? QJsonValue(QJsonValue::Null) : object[u"id"_s];
    const QString file = object[u"file"_s].toString();
    const QString url = object[u"url"_s].toString();
    const QString baseUrl = object[u"base_url"_s].toString();
    if (file.isEmpty() && url.isEmpty()) {
        co_return Loaded{
            id, failure(ErrorKind::BadInput, FetchbatchText::tr("Line %1 names neither a file nor a url.").arg(number)), 0};
    }
    Result<Page> page =
        file.isEmpty() ? co_await loadUrl(url, baseUrl, http) : co_await loadFile(file, baseUrl);
    co_return Loaded{id, std::move(page), time.elapsed()};
}

QCoro::Task<QJsonObject> read(Loaded loaded, Extractor &extractor)
{
    if (!loaded.page)
        co_return QJsonObject{{u"id"_s, loaded.id}, {u"error"_s, loaded.page.error().message}};
    QElapsedTimer time;
    time.start();
    const auto article = co_await extractor.extract(std::move(*loaded.page));
    if (!article)
        co_return QJsonObject{{u"id"_s, loaded.id}, {u"error"_s, article.error().message}};
    QJsonObject fields = articleFields(*article);
    fields[u"id"_s] = loaded.id;
    fields[u"ms"_s] = loaded.milliseconds + time.elapsed();
    co_return fields;
}

Result<void> writeLine(QIODevice &out, const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    auto *file = qobject_cast<QFileDevice *>(&out);
    if (out.write(line) == line.size() && (!file || file->flush()))
        return {};
    return failure(ErrorKind::Storage, FetchbatchText::tr("The results could not be written: %1.").arg(out.errorString()));
}

} // namespace

QCoro::Task<Result<void>> runBatch(QByteArray list, QIODevice &out, FetchTools tools)
{
    Extractor extractor(tools.dom, tools.outlets);
    const QList<QByteArray> lines = list.split('\n');
    std::deque<QCoro::Task<Loaded>> ahead;
    qsizetype next = 0;
    const auto fill = [&] {
        while (ahead.size() < 3 && next < lines.size()) {
            const QByteArray line = lines.at(next++).trimmed();
            if (!line.isEmpty())
                ahead.push_back(load(line, next, tools.http));
        }
    };
    for (fill(); !ahead.empty(); fill()) {
        Loaded loaded = co_await ahead.front();
        ahead.pop_front();
        fill();
        const QJsonObject result = co_await read(std::move(loaded), extractor);
        if (const auto written = writeLine(out, result); !written)
            co_return written;
    }
    co_return Result<void>();
}

} // namespace Postil
