// SPDX-License-Identifier: MIT
#include "article/pagekind.h"

#include "source/page.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr qsizetype maxBytes = 8 * 1024 * 1024;

struct PagekindText
{
    Q_DECLARE_TR_FUNCTIONS(PageKind)
};

std::unexpected<Error> notAnArticle(const QString &what)
{
    return failure(
        ErrorKind::BadInput,
        PagekindText::tr("This is %1, not a web page. Open it with its own program, copy the text and paste it here.")
            .arg(what));
}

std::unexpected<Error> pdf()
{
    return notAnArticle(PagekindText::tr("a PDF document"));
}

bool isUtf16(const Page &page)
{
    return page.charset.startsWith("utf-16"_L1, Qt::CaseInsensitive) || page.bytes.startsWith("\xff\xfe")
           || page.bytes.startsWith("\xfe\xff");
}

// Formats that pages are mistaken for, by their first bytes.
Result<void> refuseKnownBinary(const QByteArray &bytes)
{
    using namespace std::string_view_literals;
    if (bytes.startsWith("%PDF-"))
        return pdf();
    constexpr std::array pictures{"\x89PNG\r\n"sv, "GIF87a"sv, "GIF89a"sv, "\xff\xd8\xff"sv};
    if (std::ranges::any_of(pictures, [&bytes](std::string_view mark) { return bytes.startsWith(mark); }))
        return notAnArticle(PagekindText::tr("a picture"));
    constexpr std::array archives{"PK\x03\x04"sv, "\x1f\x8b"sv, "7z\xbc\xaf"sv, "Rar!"sv};
    if (std::ranges::any_of(archives, [&bytes](std::string_view mark) { return bytes.startsWith(mark); }))
        return notAnArticle(PagekindText::tr("an archive or an office document"));
    return {};
}

Result<void> refuseType(const QString &type)
{
    const QString major = type.section(u'/', 0, 0);
    if (type == "application/pdf"_L1)
        return pdf();
    if (major == "image"_L1)
        return notAnArticle(PagekindText::tr("a picture"));
    if (major == "audio"_L1 || major == "video"_L1)
        return notAnArticle(PagekindText::tr("a recording"));
    if (type == "application/rss+xml"_L1 || type == "application/atom+xml"_L1
        || type == "application/rdf+xml"_L1)
        return failure(ErrorKind::BadInput,
                       PagekindText::tr("This is a news feed, not an article. Give the address of one of its articles."));
    static constexpr std::array readable{
        "text/html"_L1, "application/xhtml+xml"_L1, "text/plain"_L1,      "text/markdown"_L1,
        "text/xml"_L1,  "application/xml"_L1,       "text/x-markdown"_L1, "application/octet-stream"_L1};
    if (!type.isEmpty() && std::ranges::find(readable, type) == readable.end())
        return notAnArticle(
            PagekindText::tr("a file of the type %1").arg(type.first(std::min(type.size(), qsizetype(80)))));
    return {};
}

bool looksLikeHtml(QByteArrayView bytes)
{
    const QByteArray start = bytes.first(std::min(bytes.size(), qsizetype(4096))).toByteArray().toLower();
    static constexpr std::array marks{
        "<!doctype html", "<html",  "<head",    "<body", "<p>", "<p ", "<div", "<h1", "<a ",
        "<meta",          "<table", "<article", "<br"};
    return std::ranges::any_of(marks, [&start](const char *mark) { return start.contains(mark); });
}

} // namespace

Result<PageKind> kindOf(const Page &page)
{
    if (const Result<void> type = refuseType(page.contentType); !type)
        return std::unexpected(type.error());
    if (page.bytes.trimmed().isEmpty())
        return failure(ErrorKind::BadInput,
                       PagekindText::tr("The page is empty. If you see text there in your browser, copy it and "
                          "paste it here."));
    if (const Result<void> known = refuseKnownBinary(page.bytes); !known)
        return std::unexpected(known.error());
    // Texts may begin so too, but not what its server calls no text.
    if (page.contentType == "application/octet-stream"_L1 && page.bytes.startsWith("MZ"))
        return notAnArticle(PagekindText::tr("a program"));
    if (page.bytes.size() > maxBytes)
        return failure(ErrorKind::TooLarge,
                       PagekindText::tr("The page is larger than %1 MiB. Copy the part you need and paste it instead.")
                           .arg(maxBytes / 1024 / 1024));
    const QByteArrayView start(page.bytes.constData(), std::min(page.bytes.size(), qsizetype(4096)));
    const auto isControl = [](char c) { return (c >= 0 && c < 9) || (c > 13 && c < 27); };
    if (!isUtf16(page) && std::ranges::count_if(start, isControl) * 20 > start.size())
        return notAnArticle(PagekindText::tr("a binary file"));
    if (page.contentType == "text/plain"_L1 || page.contentType.endsWith("markdown"_L1))
        return PageKind::Text;
    if (page.contentType == "text/html"_L1 || page.contentType == "application/xhtml+xml"_L1 || isUtf16(page))
        return PageKind::Html;
    return looksLikeHtml(page.bytes) ? PageKind::Html : PageKind::Text;
}

} // namespace Postil
