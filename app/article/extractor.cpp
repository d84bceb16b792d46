// SPDX-License-Identifier: MIT
#include "article/extractor.h"

#include "article/outlet.h"
#include "article/outletregistry.h"
#include "article/pagekind.h"
#include "base/url.h"
#include "dom/domworker.h"
#include "source/charset.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr qsizetype longestHeadline = 200;

struct ExtractorText
{
    Q_DECLARE_TR_FUNCTIONS(Extractor)
};

// Where the page came from, as a link may carry it; a file on disk has no address that readers could open.
QString webAddress(QUrl url)
{
    url.setFragment({});
    return safeHref(QString::fromUtf8(url.toEncoded()));
}

QString outletOf(const ExtractedPage &page, const QString &address, const QUrl &url,
                 const OutletRegistry *outlets)
{
    // The address that a post links to comes first: a copy at an aggregator is cited as what it is a copy of.
    const QString linked = QUrl(address).host();
    for (const QString &host : {linked, url.host()}) {
        if (const QString name = outlets ? outlets->name(host) : QString(); !name.isEmpty())
            return name;
    }
    return outletName(page.siteName, url.isLocalFile() || url.isEmpty() ? linked : url.host());
}

Result<Article> articleOf(const ExtractedPage &page, const QUrl &url, const OutletRegistry *outlets)
{
    if (page.text.trimmed().isEmpty())
        return failure(ErrorKind::BadInput,
                       ExtractorText::tr("No text was found in the page. If you see it in your browser, copy it and "
                          "paste it here."));
    const QString canonical = safeHref(page.canonicalUrl);
    const QString address = canonical.isEmpty() ? webAddress(url) : canonical;
    return Article{.url = address,
                   .headline = page.title,
                   .outlet = outletOf(page, address, url, outlets),
                   .byline = page.byline,
                   .published = page.publishedTime,
                   .language = page.language,
                   .direction = page.direction,
                   .image = safeHref(page.image),
                   .note = page.note,
                   .html = page.html,
                   .markdown = page.markdown,
                   .text = page.text,
                   .captured = QDateTime::currentDateTimeUtc()};
}

struct PlainText
{
    QString headline;
    QString html;
};

// Paragraphs are what empty lines part; a short first one is the headline.
PlainText paragraphsOf(const QString &text)
{
    static const QRegularExpression emptyLine(u"\\n[ \\t]*(?:\\n[ \\t]*)+"_s);
    QString lines = text;
    lines.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    QStringList paragraphs = lines.trimmed().split(emptyLine, Qt::SkipEmptyParts);
    PlainText result;
    if (paragraphs.size() > 1 && paragraphs.first().size() <= longestHeadline
        && !paragraphs.first().contains(u'\n'))
        result.headline = paragraphs.takeFirst().simplified();
    for (const QString &paragraph : std::as_const(paragraphs))
        result.html += "<p>"_L1 + paragraph.trimmed().toHtmlEscaped().replace(u'\n', "<br>"_L1) + "</p>\n"_L1;
    return result;
}

} // namespace

// After an await nothing of `this` is touched: whoever asked may have gone.
QCoro::Task<Result<Article>> Extractor::extract(Page page)
{
    const Result<PageKind> kind = kindOf(page);
    if (!kind)
        co_return std::unexpected(kind.error());
    const QUrl url = page.url;
    const OutletRegistry *outlets = m_outlets;
    if (*kind == PageKind::Html) {
        HtmlInput input{decodeHtml(page), url};
        page.bytes.clear();
        const Result<ExtractedPage> extracted = co_await m_dom.extract(std::move(input));
        if (!extracted)
            co_return std::unexpected(extracted.error());
        co_return articleOf(*extracted, url, outlets);
    }
    const PlainText text = paragraphsOf(decodeText(page));
    page.bytes.clear();
    HtmlInput input{text.html, url};
    const Result<CleanFragment> cleaned = co_await m_dom.clean(std::move(input));
    if (!cleaned)
        co_return std::unexpected(cleaned.error());
    ExtractedPage extracted;
    extracted.title = text.headline;
    extracted.html = cleaned->html;
    extracted.markdown = cleaned->markdown;
    extracted.text = cleaned->text;
    co_return articleOf(extracted, url, outlets);
}

QCoro::Task<Result<Article>> Extractor::plainText(Page page)
{
    const Result<PageKind> kind = kindOf(page);
    if (!kind)
        co_return std::unexpected(kind.error());
    const QUrl url = page.url;
    const OutletRegistry *outlets = m_outlets;
    HtmlInput input{decodeHtml(page), url};
    page.bytes.clear();
    const Result<ExtractedPage> read = co_await m_dom.plainText(std::move(input));
    if (!read)
        co_return std::unexpected(read.error());
    co_return articleOf(*read, url, outlets);
}

bool Extractor::mayHavePlainText(const Page &page, const Error &error)
{
    const bool isOfHtml = error.kind == ErrorKind::Timeout || error.kind == ErrorKind::TooLarge
                          || error.kind == ErrorKind::Engine;
    return isOfHtml && kindOf(page) == PageKind::Html;
}

} // namespace Postil
