// SPDX-License-Identifier: MIT
#include "cli/readpost.h"

#include "cli/streams.h"
#include "importing/filepictures.h"
#include "post/postjson.h"
#include "post/stylecatalogue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct ReadPostText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

constexpr std::pair<QLatin1StringView, ImportForm> ImportForms[] = {{"text"_L1, ImportForm::Text},
                                                                    {"markdown"_L1, ImportForm::Markdown},
                                                                    {"html"_L1, ImportForm::Html},
                                                                    {"json"_L1, ImportForm::Json}};

Result<HouseStyle> styleNamed(const QString &name, const StyleCatalogue &catalogue)
{
    const bool file = name.contains(u'/') || name.endsWith(".json"_L1);
    return file ? StyleCatalogue::read(name) : catalogue.find(name);
}

QCoro::Task<Result<ImportedPost>> importAs(PostInput input, QByteArray bytes, HouseStyle style,
                                           CliServices services)
{
    const ImportForm form = input.from.value_or(guessForm(input.name, bytes));
    if (form == ImportForm::Json) {
        co_return readPostJson(bytes).transform(
            [&style](Post post) { return ImportedPost{.post = std::move(post), .style = style}; });
    }
    const Result<QString> text = decodeText(input.name, bytes);
    if (!text)
        co_return std::unexpected(text.error());
    if (form == ImportForm::Text)
        co_return readText(*text, style);
    if (form == ImportForm::Markdown) {
        const QString folder = input.name == "-"_L1 ? QDir::currentPath() : QFileInfo(input.name).absolutePath();
        const Result<QString> whole = co_await withFilePictures(*text, folder, services.media);
        if (!whole)
            co_return std::unexpected(whole.error());
        co_return readMarkdown(*whole, style).transform([](ImportedPost imported) {
            imported.emptyAlt = EmptyAlt::Overlooked;
            return imported;
        });
    }
    Result<std::unique_ptr<DomWorker>> dom = services.dom();
    if (!dom)
        co_return std::unexpected(dom.error());
    co_return co_await readHtml(*text, QUrl(), style, **dom);
}

} // namespace

Result<PostInput> postInput(const QString &name, const QString &from, const QString &style)
{
    PostInput input{.name = name, .from = {}, .style = style};
    for (const auto &[word, form] : ImportForms) {
        if (word == from)
            input.from = form;
    }
    if (!from.isEmpty() && !input.from)
        return failure(ErrorKind::BadInput,
                       ReadPostText::tr("--from takes text, markdown, html or json, not “%1”.").arg(from));
    return input;
}

bool needsWebEngine(const PostInput &input)
{
    if (input.from)
        return input.from == ImportForm::Html;
    if (input.name == "-"_L1)
        return true;
    QByteArray beginning;
    if (QFile file(input.name); file.open(QIODevice::ReadOnly))
        beginning = file.read(4096);
    return guessForm(input.name, beginning) == ImportForm::Html;
}

QCoro::Task<Result<ImportedPost>> readPost(PostInput input, CliServices services)
{
    const StyleCatalogue catalogue(services.userStyles);
    const Result<HouseStyle> style = styleNamed(input.style, catalogue);
    if (!style)
        co_return std::unexpected(style.error());
    const Result<QByteArray> bytes = readInput(input.name);
    if (!bytes)
        co_return std::unexpected(bytes.error());
    Result<ImportedPost> imported = co_await importAs(input, *bytes, *style, services);
    // A post names its house style. It is read once more with that one's labels, which it may depart from.
    if (imported && input.style.isEmpty() && !imported->post.style.isEmpty()) {
        if (const Result<HouseStyle> own = catalogue.find(imported->post.style); own && own->id != style->id)
            imported = co_await importAs(input, *bytes, *own, services);
    }
    co_return imported;
}

} // namespace Postil
