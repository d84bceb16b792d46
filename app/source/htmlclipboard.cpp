// SPDX-License-Identifier: MIT
#include "source/htmlclipboard.h"

#include <QMimeData>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

QUrl webUrl(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    const bool web = url.scheme() == u"http" || url.scheme() == u"https";
    return web && !url.host().isEmpty() ? url.adjusted(QUrl::RemoveUserInfo) : QUrl();
}

// A field of the CF_HTML header, "Name:value" on a line of its own.
// https://learn.microsoft.com/windows/win32/dataxchg/html-clipboard-format
QByteArray headerField(const QByteArray &header, QByteArrayView name)
{
    const QList<QByteArray> lines = header.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name) && line.size() > name.size() && line.at(name.size()) == ':')
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

// Between the comments that mark the fragment, whichever of them are there.
QString betweenComments(const QString &html)
{
    static constexpr QStringView opening = u"<!--StartFragment-->";
    static constexpr QStringView closing = u"<!--EndFragment-->";
    const qsizetype start = html.indexOf(opening);
    const qsizetype end = html.lastIndexOf(closing);
    const qsizetype from = start < 0 ? 0 : start + opening.size();
    return end < from ? html.sliced(from) : html.sliced(from, end - from);
}

} // namespace

HtmlClip readHtmlClip(const QString &html)
{
    if (!html.startsWith(u"Version:"))
        return {betweenComments(html), {}};
    const QByteArray bytes = html.toUtf8();
    const qsizetype headerEnd = qMax(bytes.indexOf('<'), qsizetype(0));
    const QByteArray header = bytes.left(headerEnd);
    const QUrl source = webUrl(QString::fromUtf8(headerField(header, "SourceURL")));
    bool startGiven = false;
    bool endGiven = false;
    const qsizetype start = headerField(header, "StartFragment").toLongLong(&startGiven);
    const qsizetype end = headerField(header, "EndFragment").toLongLong(&endGiven);
    const bool inside = startGiven && endGiven && headerEnd <= start && start < end && end <= bytes.size();
    if (inside)
        return {betweenComments(QString::fromUtf8(bytes.sliced(start, end - start))), source};
    return {betweenComments(QString::fromUtf8(bytes.sliced(headerEnd))), source};
}

QUrl sourceUrl(const QMimeData &data)
{
    // Chromium: UTF-8.
    if (const QByteArray chromium = data.data(u"chromium/x-source-url"_s); !chromium.isEmpty())
        return webUrl(QString::fromUtf8(chromium.left(4096)));
    // Firefox: UTF-16, the address and then the title.
    if (const QByteArray firefox = data.data(u"text/x-moz-url-priv"_s); !firefox.isEmpty()) {
        QStringDecoder decoder(QStringDecoder::Utf16LE);
        const QString text = decoder(firefox.left(8192));
        return webUrl(text.section(u'\n', 0, 0).remove(QChar::Null));
    }
    return {};
}

} // namespace Postil
