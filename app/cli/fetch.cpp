// SPDX-License-Identifier: MIT
#include "cli/fetch.h"

#include "article/extractor.h"
#include "base/filewriter.h"
#include "cli/fetchbatch.h"
#include "cli/fetchpage.h"
#include "cli/verb.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>

#include <optional>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct FetchText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct FetchOptions
{
    QString input;
    QString baseUrl;
    QString form = u"json"_s;
    bool isPlain = false; // all the text of the page, not its article
    QString batch;
    QString output = u"-"_s;
};

Result<FetchOptions> readFetchOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{u"base-url"_s, {}, u"URL"_s},
                       {u"to"_s, {}, u"FORM"_s},
                       QCommandLineOption(u"plain"_s),
                       {u"batch"_s, {}, u"LIST"_s},
                       {{u"o"_s, u"output"_s}, {}, u"OUT"_s}});
    if (!parser.parse(QStringList(u"fetch"_s) + arguments))
        return failure(ErrorKind::BadInput, parser.errorText());
    FetchOptions options;
    const QStringList inputs = parser.positionalArguments();
    options.input = inputs.value(0);
    options.baseUrl = parser.value(u"base-url"_s);
    options.batch = parser.value(u"batch"_s);
    options.isPlain = parser.isSet(u"plain"_s);
    if (parser.isSet(u"to"_s))
        options.form = parser.value(u"to"_s);
    if (parser.isSet(u"o"_s))
        options.output = parser.value(u"o"_s);
    if (!QStringList{u"json"_s, u"markdown"_s, u"html"_s, u"text"_s}.contains(options.form))
        return failure(ErrorKind::BadInput,
                       FetchText::tr("--to takes json, markdown, html or text, not \"%1\".").arg(options.form));
    const bool batch = parser.isSet(u"batch"_s);
    if (batch && (!inputs.isEmpty() || parser.isSet(u"base-url"_s) || parser.isSet(u"to"_s)
                  || options.isPlain))
        return failure(ErrorKind::BadInput,
                       FetchText::tr("--batch takes everything from its list; leave the rest out."));
    if (!batch && inputs.size() != 1)
        return failure(ErrorKind::BadInput, FetchText::tr("Give one URL, one FILE, or - for standard input."));
    return options;
}

QByteArray inForm(const Article &article, const QString &form)
{
    if (form == u"json")
        return QJsonDocument(articleFields(article)).toJson();
    const QString text = form == u"markdown" ? article.markdown
                         : form == u"html"   ? article.html
                                             : article.text;
    return text.toUtf8() + (text.endsWith(u'\n') ? "" : "\n");
}

QCoro::Task<Result<void>> fetchOne(FetchOptions options, FetchTools tools)
{
    auto page = co_await loadPage(options.input, options.baseUrl, tools.http, tools.in);
    if (!page)
        co_return std::unexpected(page.error());
    Extractor extractor(tools.dom, tools.outlets);
    const auto article =
        options.isPlain ? co_await extractor.plainText(*page) : co_await extractor.extract(*page);
    if (!article) {
        Error error = article.error();
        if (!options.isPlain && Extractor::mayHavePlainText(*page, error))
            error.message += u' ' + FetchText::tr("Or take all the text of the page with --plain.");
        co_return std::unexpected(error);
    }
    const QByteArray bytes = inForm(*article, options.form);
    if (options.output != u"-")
        co_return co_await writeFileInBackground(options.output, bytes, Overwrite::Yes);
    if (tools.out.write(bytes) != bytes.size())
        co_return failure(ErrorKind::Storage,
                          FetchText::tr("The article could not be written: %1.").arg(tools.out.errorString()));
    co_return Result<void>();
}

QCoro::Task<Result<void>> fetchMany(FetchOptions options, FetchTools tools)
{
    QFile file(options.batch);
    QIODevice &list = options.batch == u"-" ? tools.in : file;
    if (&list == &file && !file.open(QIODevice::ReadOnly)) {
        co_return failure(ErrorKind::NotFound,
                          FetchText::tr("The list %1 could not be read: %2.").arg(options.batch, file.errorString()));
    }
    const QByteArray lines = list.readAll();
    if (options.output == u"-")
        co_return co_await runBatch(lines, tools.out, tools);
    // Line by line, not at the end: a long batch that is stopped leaves what it had done.
    QFile out(options.output);
    if (!out.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        co_return failure(ErrorKind::Storage,
                          FetchText::tr("%1 could not be written: %2.").arg(options.output, out.errorString()));
    }
    co_return co_await runBatch(lines, out, tools);
}

} // namespace

QCoro::Task<int> runFetch(QStringList arguments, FetchTools tools)
{
    const auto options = readFetchOptions(arguments);
    if (!options) {
        tools.err.write((u"postil fetch: "_s + options.error().message + u'\n' + fetchUsage()).toUtf8());
        co_return ExitUsage;
    }
    const auto done =
        options->batch.isEmpty() ? co_await fetchOne(*options, tools) : co_await fetchMany(*options, tools);
    if (!done) {
        tools.err.write((u"postil fetch: "_s + done.error().message + u'\n').toUtf8());
        co_return ExitFailed;
    }
    co_return 0;
}

} // namespace Postil
