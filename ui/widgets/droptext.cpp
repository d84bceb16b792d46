// SPDX-License-Identifier: MIT
#include "widgets/droptext.h"

#include "widgets/growingedit.h"

#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Postil {

// "address\ntitle", UTF-16: what Firefox and Chromium add to a dragged link.
static QString browserLink(const QMimeData &data)
{
    const QByteArray bytes = data.data(u"text/x-moz-url"_s);
    if (bytes.isEmpty() || bytes.size() > 64 * 1024 || bytes.size() % 2 != 0)
        return {};
    const QStringList lines = QString(reinterpret_cast<const QChar *>(bytes.constData()), bytes.size() / 2)
                                  .remove(QChar(0))
                                  .split(u'\n', Qt::SkipEmptyParts);
    if (lines.isEmpty() || !lines[0].startsWith("http"_L1))
        return {};
    return lines.size() > 1 && lines[1] != lines[0] ? lines[1] + u' ' + lines[0] : lines[0];
}

QString droppedText(const QMimeData &data)
{
    if (const QString link = browserLink(data); !link.isEmpty())
        return link;
    QStringList addresses;
    for (const QUrl &url : data.urls()) {
        if (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
            addresses.append(url.toString(QUrl::FullyEncoded));
    }
    if (!addresses.isEmpty())
        return addresses.join(u'\n');
    const QString text = data.hasUrls() ? QString() : data.text();
    return text.size() <= GrowingEdit::maximumPaste ? text : QString();
}

} // namespace Postil
