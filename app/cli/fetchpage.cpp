// SPDX-License-Identifier: MIT
#include "cli/fetchpage.h"

#include "base/url.h"
#include "source/fetcher.h"
#include "source/file.h"
#include "source/mhtml.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QIODevice>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

Result<Page> based(Result<Page> page, const QString &baseUrl)
{
    if (!page || baseUrl.isEmpty())
        return page;
    const auto url = typedUrl(baseUrl);
    if (!url) {
        return failure(ErrorKind::BadInput,
                       QCoreApplication::translate("Cli",
                                                   "The base URL \"%1\" is not a web address. Give one that "
                                                   "begins with https:// or http://.")
                           .arg(baseUrl));
    }
    page->url = *url;
    return page;
}

Result<Page> readStandardInput(QIODevice &in)
{
    QByteArray bytes;
    while (bytes.size() <= maximumFileBytes) {
        const QByteArray more = in.read(1024 * 1024);
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (bytes.size() > maximumFileBytes) {
        return failure(ErrorKind::TooLarge,
                       QCoreApplication::translate("Cli", "The standard input is larger than "
                                                          "50 MB, too large for an article."));
    }
    if (bytes.trimmed().isEmpty())
        return failure(ErrorKind::BadInput,
                       QCoreApplication::translate("Cli", "The standard input is empty."));
    const Page page{std::move(bytes), {}, {}, {}};
    return isMhtml(page.bytes) ? readMhtml(page) : page;
}

bool hasScheme(const QString &named)
{
    return named.startsWith(u"http://", Qt::CaseInsensitive)
           || named.startsWith(u"https://", Qt::CaseInsensitive);
}

} // namespace

QCoro::Task<Result<Page>> loadFile(QString path, QString baseUrl)
{
    co_return based(co_await readFile(path), baseUrl);
}

QCoro::Task<Result<Page>> loadUrl(QString address, QString baseUrl, HttpClient &http)
{
    const auto url = typedUrl(address);
    if (!url) {
        co_return failure(
            ErrorKind::BadInput,
            QCoreApplication::translate("Cli", "\"%1\" is not a web address. Check it.").arg(address));
    }
    Fetcher fetcher(http);
    // What stands on the command line or in the user's list is what the user typed.
    co_return based(co_await fetcher.fetch(*url, AddressTrust::Typed), baseUrl);
}

QCoro::Task<Result<Page>> loadPage(QString named, QString baseUrl, HttpClient &http, QIODevice &in)
{
    if (named == u"-")
        co_return based(readStandardInput(in), baseUrl);
    // "example.com/a" is a site unless there is such a file; "missing.html" is a file that is not there.
    const bool looksLikeSite = named.contains(u'/') && !named.startsWith(u'/') && !named.startsWith(u'.');
    if (hasScheme(named) || (looksLikeSite && typedUrl(named) && !QFileInfo::exists(named)))
        co_return co_await loadUrl(named, baseUrl, http);
    co_return co_await loadFile(named, baseUrl);
}

QJsonObject articleFields(const Article &article)
{
    return {{u"title"_s, article.headline},   {u"byline"_s, article.byline},
            {u"siteName"_s, article.outlet},  {u"publishedTime"_s, article.published},
            {u"canonicalUrl"_s, article.url}, {u"image"_s, article.image},
            {u"lang"_s, article.language},    {u"note"_s, article.note},
              {u"articleBody"_s, article.text},
            {u"html"_s, article.html},        {u"markdown"_s, article.markdown}};
}

} // namespace Postil
