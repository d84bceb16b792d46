// SPDX-License-Identifier: MIT
#include "source/mhtml.h"

#include "base/url.h"
#include "source/mimepart.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr qsizetype largestSavedPage = 8 * 1024 * 1024;
constexpr int deepestParts = 4;

struct MhtmlText
{
    Q_DECLARE_TR_FUNCTIONS(Mhtml)
};

bool isHtmlPart(const MimePart &part)
{
    return part.type() == "text/html" || part.type() == "application/xhtml+xml";
}

// "<a@b>" and "a@b" are the same name.
QByteArray contentId(QByteArray id)
{
    id = id.trimmed();
    return id.startsWith('<') && id.endsWith('>') ? id.sliced(1, id.size() - 2) : id;
}

// RFC 2387: the part that "start" names, else the first one; a program that has put something else there is
// helped to the first HTML.
Result<MimePart> rootOf(const MimePart &whole, int depth = 0)
{
    if (isHtmlPart(whole))
        return whole;
    if (!whole.type().startsWith("multipart/"))
        return failure(ErrorKind::BadInput,
                       MhtmlText::tr("There is no web page in this file. Save the page again, or "
                                     "copy its text and paste it here."));
    if (depth == deepestParts)
        return failure(ErrorKind::TooLarge,
                       MhtmlText::tr("The parts of this file lie too deep in one another. Save the "
                                     "page again, or copy its text and paste it here."));
    const QByteArray boundary = whole.parameter("boundary");
    if (boundary.isEmpty() || boundary.size() > 200)
        return failure(ErrorKind::BadInput,
                       MhtmlText::tr("This saved page does not say where its parts begin, so it "
                                     "cannot be read. Save it again."));
    QList<MimePart> parts = partsOf(whole.body, boundary);
    const QByteArray start = contentId(whole.parameter("start"));
    if (!start.isEmpty()) {
        std::ranges::stable_partition(parts, [&start](const MimePart &part) {
            return contentId(part.fields.value("content-id")) == start;
        });
    }
    Result<MimePart> root = failure(
        ErrorKind::BadInput,
        MhtmlText::tr(
            "There is no web page in this file. Save the page again, or copy its text and paste it here."));
    for (const MimePart &part : std::as_const(parts)) {
        Result<MimePart> found = rootOf(part, depth + 1);
        if (found)
            return found;
        if (part.type().startsWith("multipart/"))
            root = std::move(found);
    }
    return root;
}

QUrl savedFrom(const MimePart &root, const MimePart &whole)
{
    for (const QByteArray &location :
         {root.fields.value("content-location"), whole.fields.value("snapshot-content-location"),
          whole.fields.value("content-location")}) {
        const QUrl url =
            QUrl::fromEncoded(safeHref(QString::fromLatin1(location)).toLatin1(), QUrl::StrictMode);
        if (url.isValid() && url.scheme().startsWith("http"_L1) && !url.host().isEmpty())
            return url;
    }
    return {};
}

} // namespace

bool isMhtml(const QByteArray &bytes)
{
    const MimePart whole = readMimePart(bytes);
    return whole.type() == "multipart/related"
           || (whole.fields.contains("mime-version") && whole.type().startsWith("multipart/"));
}

Result<Page> readMhtml(const Page &file)
{
    const MimePart whole = readMimePart(file.bytes);
    if (!isMhtml(file.bytes))
        return failure(ErrorKind::BadInput,
                       MhtmlText::tr("This is not a saved web page. Save the page again, or copy "
                                     "its text and paste it here."));
    const auto root = rootOf(whole);
    if (!root)
        return std::unexpected(root.error());
    // Half an article must not pass for a whole one.
    if (!root->isWhole)
        return failure(ErrorKind::BadInput,
                       MhtmlText::tr("This file ends in the middle of the page. Save the page "
                                     "again, or copy its text and paste it here."));
    auto bytes = root->decoded();
    if (!bytes)
        return failure(ErrorKind::BadInput,
                       MhtmlText::tr("This saved page is written in a way that Postil does not "
                                     "know. Save it again, or copy its text and paste it here."));
    if (bytes->size() > largestSavedPage)
        return failure(ErrorKind::TooLarge,
                       MhtmlText::tr("The page in this file is larger than 8 MiB. Copy the part "
                                     "you need and paste it instead."));
    const QUrl url = savedFrom(*root, whole);
    return Page{std::move(*bytes), url.isEmpty() ? file.url : url, QString::fromLatin1(root->type()),
                QString::fromLatin1(root->parameter("charset"))};
}

} // namespace Postil
