// SPDX-License-Identifier: MIT
#include "publishing/ghost/ghostmedia.h"

#include <QUuid>

namespace Postil {

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

} // namespace Postil
