// SPDX-License-Identifier: MIT
// postil convert IN [-o OUT] [--from FORM] --to FORM [--style NAME|FILE]
#include "cli/readpost.h"
#include "cli/streams.h"
#include "cli/verb.h"
#include "exporting/exportedpictures.h"
#include "media/pictureaddress.h"
#include "post/postjson.h"
#include "publishing/account.h"
#include "rendering/renderer.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <optional>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct ConvertText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct ConvertOptions
{
    PostInput in;
    QString out;
    QString to;
};

constexpr std::pair<QLatin1StringView, Form> Targets[] = {{"html"_L1, Form::HtmlFragment},
                                                          {"page"_L1, Form::HtmlPage},
                                                          {"markdown"_L1, Form::Markdown},
                                                          {"text"_L1, Form::Text}};

std::optional<Form> targetNamed(const QString &name)
{
    for (const auto &[word, form] : Targets) {
        if (word == name)
            return form;
    }
    return {};
}

Result<ConvertOptions> readConvertOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{{u"o"_s, u"output"_s}, {}, u"OUT"_s, u"-"_s},
                       {u"from"_s, {}, u"FORM"_s},
                       {u"to"_s, {}, u"FORM"_s},
                       {u"style"_s, {}, u"NAME|FILE"_s}});
    if (!parser.parse(QStringList{u"convert"_s} + arguments))
        return failure(ErrorKind::BadInput, parser.errorText());
    if (parser.positionalArguments().size() != 1)
        return failure(ErrorKind::BadInput, ConvertText::tr("Name one file to convert, or - for standard input."));
    const auto in = postInput(parser.positionalArguments().first(), parser.value(u"from"_s),
                              parser.value(u"style"_s));
    if (!in)
        return std::unexpected(in.error());
    const ConvertOptions options{
        .in = *in, .out = parser.value(u"output"_s), .to = parser.value(u"to"_s)};
    if (options.to != "json"_L1 && !targetNamed(options.to))
        return failure(ErrorKind::BadInput,
                       ConvertText::tr("--to takes json, html, page, markdown or text, not “%1”.").arg(options.to));
    return options;
}

QCoro::Task<Result<void>> convert(ConvertOptions options, CliServices services)
{
    const Result<ImportedPost> imported = co_await readPost(options.in, services);
    if (!imported)
        co_return std::unexpected(
            Error{imported.error().kind,
                  ConvertText::tr("“%1” cannot be converted. %2").arg(options.in.name, imported.error().message)});
    if (options.to == "json"_L1)
        co_return writeOutput(options.out, writePostJson(imported->post));
    const Renderer renderer(services.userTemplates);
    const Rendering rendering = renderer.render(imported->post, imported->style, *targetNamed(options.to));
    for (const QString &problem : rendering.problems)
        complain(problem);
    const bool isFile = options.out != "-"_L1 && !options.out.isEmpty();
    if (isFile && !pictureNamesIn(rendering.content).isEmpty()) {
        const auto written =
            co_await exportWithPictures(rendering, options.out, Overwrite::Yes, services.media);
        co_return written.transform([](const PicturesBeside &) {});
    }
    const auto whole = co_await withEmbeddedPictures(rendering, services.media, usualPictureWidth);
    if (!whole)
        co_return std::unexpected(whole.error());
    co_return writeOutput(options.out, whole->content.toUtf8());
}

} // namespace

QString convertUsage()
{
    return ConvertText::tr("postil convert IN [-o OUT] [--from text|markdown|html|json]\n"
              "               --to json|html|page|markdown|text [--style NAME|FILE]\n"
              "    a post from one form into another. Without --from the file's name and beginning say what "
              "it is;\n"
              "    without --style the post's own house style is used, or the labels that its text shows.\n");
}

bool convertNeedsWebEngine(const QStringList &arguments)
{
    const Result<ConvertOptions> options = readConvertOptions(arguments);
    return options && needsWebEngine(options->in);
}

QCoro::Task<int> runConvert(QStringList arguments, CliServices services)
{
    const Result<ConvertOptions> options = readConvertOptions(arguments);
    if (!options) {
        complain(options.error().message + u' ' + ConvertText::tr("See postil convert --help."));
        co_return ExitUsage;
    }
    const Result<void> done = co_await convert(*options, services);
    if (!done) {
        complain(done.error().message);
        co_return ExitFailed;
    }
    co_return 0;
}

} // namespace Postil
