// SPDX-License-Identifier: MIT
#include "mainwindow/postreading.h"

#include "importing/filepictures.h"
#include "mainwindow/enginehost.h"
#include "mainwindow/services.h"
#include "post/postjson.h"
#include "post/stylecatalogue.h"
#include "source/charset.h"

#include <QFileInfo>

namespace Postil {

using namespace Qt::StringLiterals;

bool looksLikePost(const Page &page)
{
    if (page.url.scheme().startsWith("http"_L1)) // a saved page, whatever its address ends in
        return false;
    switch (guessForm(page.url.fileName(), page.bytes)) {
    case ImportForm::Json:
        return true;
    case ImportForm::Markdown:
        return page.bytes.startsWith("---");
    case ImportForm::Text:
    case ImportForm::Html:
        break;
    }
    return false;
}

QCoro::Task<Result<ImportedPost>> readPost(Page page, const Services &services, EngineHost &engine)
{
    HouseStyle style = services.styles->styles().constFirst();
    switch (guessForm(page.url.fileName(), page.bytes)) {
    case ImportForm::Json: {
        const auto post = readPostJson(page.bytes);
        if (!post)
            co_return std::unexpected(post.error());
        co_return ImportedPost{*post, services.styles->find(post->style).value_or(style)};
    }
    case ImportForm::Markdown: {
        const QString file = page.url.toLocalFile();
        Result<QString> text = decodeText(page);
        if (!file.isEmpty())
            text = co_await withFilePictures(*text, QFileInfo(file).absolutePath(), services.media);
        if (!text)
            co_return std::unexpected(text.error());
        co_return readMarkdown(*text, style);
    }
    case ImportForm::Text:
        co_return readText(decodeText(page), style);
    case ImportForm::Html:
        break;
    }
    const auto dom = co_await engine.dom();
    if (!dom)
        co_return std::unexpected(dom.error());
    co_return co_await readHtml(decodeHtml(page), page.url, style, **dom);
}

} // namespace Postil
