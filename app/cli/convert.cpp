// SPDX-License-Identifier: MIT
// postil convert IN [-o OUT] [--from FORM] --to FORM [--style NAME|FILE]
#include "cli/streams.h"
#include "cli/verb.h"
#include "importing/importer.h"
#include "post/postjson.h"
#include "post/stylecatalogue.h"
#include "rendering/renderer.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

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
    QString in;
    QString out;
    std::optional<ImportForm> from;
    QString to;
    QString style;
};

template <typename T>
struct Named
{
    QLatin1StringView name;
    T value;
};

constexpr Named<ImportForm> Sources[] = {{"text"_L1, ImportForm::Text},
                                         {"markdown"_L1, ImportForm::Markdown},
                                         {"html"_L1, ImportForm::Html},
                                         {"json"_L1, ImportForm::Json}};
constexpr Named<Form> Targets[] = {{"html"_L1, Form::HtmlFragment},
                                   {"page"_L1, Form::HtmlPage},
                                   {"markdown"_L1, Form::Markdown},
                                   {"text"_L1, Form::Text}};

template <typename T, size_t n>
std::optional<T> named(const Named<T> (&table)[n], const QString &name)
{
    for (const Named<T> &row : table) {
        if (row.name == name)
            return row.value;
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
    ConvertOptions options{.in = parser.positionalArguments().first(),
                    .out = parser.value(u"output"_s),
                    .from = named(Sources, parser.value(u"from"_s)),
                    .to = parser.value(u"to"_s),
                    .style = parser.value(u"style"_s)};
    if (parser.isSet(u"from"_s) && !options.from)
        return failure(
            ErrorKind::BadInput,
            ConvertText::tr("--from takes text, markdown, html or json, not “%1”.").arg(parser.value(u"from"_s)));
    if (options.to != "json"_L1 && !named(Targets, options.to))
        return failure(ErrorKind::BadInput,
                       ConvertText::tr("--to takes json, html, page, markdown or text, not “%1”.").arg(options.to));
    return options;
}

// Where the bytes are not at hand yet, the name alone has to say it.
ImportForm formOf(const ConvertOptions &options, const QByteArray &bytes)
{
    return options.from.value_or(guessForm(options.in, bytes));
}

Result<HouseStyle> styleNamed(const QString &name, const StyleCatalogue &catalogue)
{
    const bool file = name.contains(u'/') || name.endsWith(".json"_L1);
    return file ? StyleCatalogue::read(name) : catalogue.find(name);
}

QCoro::Task<Result<ImportedPost>> import(ConvertOptions options, QByteArray bytes, HouseStyle style,
                                         CliServices services)
{
    const ImportForm form = formOf(options, bytes);
    if (form == ImportForm::Json) {
        co_return readPostJson(bytes).transform(
            [&style](Post post) { return ImportedPost{.post = std::move(post), .style = style}; });
    }
    const Result<QString> text = decodeText(options.in, bytes);
    if (!text)
        co_return std::unexpected(text.error());
    if (form == ImportForm::Text)
        co_return readText(*text, style);
    if (form == ImportForm::Markdown)
        co_return readMarkdown(*text, style);
    Result<std::unique_ptr<DomWorker>> dom = services.dom();
    if (!dom)
        co_return std::unexpected(dom.error());
    co_return co_await readHtml(*text, QUrl(), style, **dom);
}

QCoro::Task<Result<void>> convert(ConvertOptions options, CliServices services)
{
    const StyleCatalogue catalogue(services.userStyles);
    const Result<HouseStyle> style = styleNamed(options.style, catalogue);
    if (!style)
        co_return std::unexpected(style.error());
    const Result<QByteArray> bytes = readInput(options.in);
    if (!bytes)
        co_return std::unexpected(bytes.error());
    Result<ImportedPost> imported = co_await import(options, *bytes, *style, services);
    // A post names its house style. It is read once more with that one's labels, which it may depart from.
    if (imported && options.style.isEmpty() && !imported->post.style.isEmpty()) {
        if (const Result<HouseStyle> own = catalogue.find(imported->post.style); own && own->id != style->id)
            imported = co_await import(options, *bytes, *own, services);
    }
    if (!imported)
        co_return std::unexpected(
            Error{imported.error().kind,
                  ConvertText::tr("“%1” cannot be converted. %2").arg(options.in, imported.error().message)});
    if (options.to == "json"_L1)
        co_return writeOutput(options.out, writePostJson(imported->post));
    const Renderer renderer(services.userTemplates);
    const Rendering rendering = renderer.render(imported->post, imported->style, *named(Targets, options.to));
    for (const QString &problem : rendering.problems)
        complain(problem);
    co_return writeOutput(options.out, rendering.content.toUtf8());
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
    if (!options)
        return false;
    if (options->from)
        return options->from == ImportForm::Html;
    // Nobody said: the beginning of a file tells, but standard input can be read only once.
    QByteArray beginning;
    if (QFile file(options->in); options->in != "-"_L1 && file.open(QIODevice::ReadOnly))
        beginning = file.read(4096);
    else if (options->in == "-"_L1)
        return true;
    return guessForm(options->in, beginning) == ImportForm::Html;
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
