// SPDX-License-Identifier: MIT
#include "source/clipboard.h"

#include "base/url.h"
#include "source/charset.h"
#include "source/htmlclipboard.h"
#include "source/page.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct ClipboardText
{
    Q_DECLARE_TR_FUNCTIONS(Source)
};

Error tooLarge()
{
    return {ErrorKind::TooLarge,
            ClipboardText::tr("What you pasted is larger than %1, too large for an article. Copy the part you "
               "need, or open it as a file.")
                .arg(QLocale().formattedDataSize(maximumPasteBytes, 0))};
}

bool isWebUrl(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http" || url.scheme() == u"https");
}

// Files, or a link dragged from a browser; text/uri-list.
std::optional<Pasted> fromUrls(const QMimeData &data)
{
    const QList<QUrl> urls = data.hasUrls() ? data.urls() : QList<QUrl>();
    QStringList paths;
    for (const QUrl &url : urls) {
        // A file on another machine ("file://server/share") would be opened over the network: not by a drop.
        if (url.isLocalFile() && url.host().isEmpty())
            paths += url.toLocalFile();
    }
    if (!paths.isEmpty())
        return PastedFiles{paths};
    if (urls.size() == 1 && isWebUrl(urls.first()))
        return PastedUrl{urls.first()};
    return {};
}

QString withoutMarks(QString text)
{
    text.remove(QChar::Null);
    text.replace(u"\r\n"_s, u"\n"_s);
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

} // namespace

Result<Pasted> fromMimeData(const QMimeData &data)
{
    if (auto dropped = fromUrls(data))
        return std::move(*dropped);

    const QByteArray plain = data.data(u"text/plain"_s);
    if (plain.size() > maximumPasteBytes)
        return std::unexpected(tooLarge());
    const QString text = withoutMarks(data.text());
    if (const auto url = typedUrl(text); url && text.trimmed().startsWith(u"http", Qt::CaseInsensitive))
        return PastedUrl{*url};

    if (data.hasHtml()) {
        const QByteArray bytes = data.data(u"text/html"_s);
        if (bytes.size() > maximumPasteBytes)
            return std::unexpected(tooLarge());
        HtmlClip clip = readHtmlClip(decodeHtml(Page{bytes, {}, u"text/html"_s, {}}));
        if (!isWebUrl(clip.source))
            clip.source = sourceUrl(data);
        if (!clip.html.trimmed().isEmpty())
            return PastedHtml{clip.html, clip.source, text};
    }
    if (!text.trimmed().isEmpty())
        return PastedText{text};
    return failure(ErrorKind::BadInput,
                   ClipboardText::tr("There is no text in what you pasted. Copy a part of a page, its address, "
                      "or text."));
}

} // namespace Postil
