// SPDX-License-Identifier: MIT
#include "publishing/ghost/ghostmedia.h"

#include <QUuid>

namespace Postil {

using namespace Qt::StringLiterals;

GhostForm ghostForm(const MediaFile &file)
{
    const QByteArray boundary = "postil-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    QByteArray name = file.name.toUtf8();
    for (const char unsafe : {'"', '\r', '\n', '\\'})
        name.replace(unsafe, '-');
    const auto part = [&boundary](const QByteArray &head, const QByteArray &value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + value + "\r\n";
    };
    return {.type = "multipart/form-data; boundary=" + boundary,
            .body = part("name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: " + file.type, file.bytes)
                    + part("name=\"purpose\"", "image") + part("name=\"ref\"", name) + "--" + boundary
                    + "--\r\n"};
}

QList<QUrl> ghostPictureAddresses(const QString &blog, const QString &name, const QDateTime &now)
{
    QString base = blog;
    while (base.endsWith(u'/'))
        base.chop(1);
    QList<QUrl> addresses;
    for (const int days : {1, 0, -28}) {
        const QString month = now.toUTC().addDays(days).toString(u"yyyy/MM"_s);
        const QUrl url(base + "/content/images/"_L1 + month + u'/' + name, QUrl::StrictMode);
        if (url.isValid() && !addresses.contains(url))
            addresses.append(url);
    }
    return addresses;
}

} // namespace Postil
