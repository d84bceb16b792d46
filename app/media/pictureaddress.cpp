// SPDX-License-Identifier: MIT
#include "media/pictureaddress.h"

#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

const QString pictureHost = u"https://media.postil.invalid/"_s;

const QRegularExpression &pictureInText()
{
    static const QRegularExpression form(
        uR"(https://media\.postil\.invalid/([0-9a-f]{64}\.(?:jpg|png|gif|webp))(?![0-9A-Za-z]))"_s);
    return form;
}

} // namespace

QString pictureAddress(const QString &name)
{
    return pictureHost + name;
}

bool isPictureName(const QString &name)
{
    static const QRegularExpression form(u"\\A[0-9a-f]{64}\\.(?:jpg|png|gif|webp)\\z"_s);
    return form.match(name).hasMatch();
}

QString pictureNameOf(const QString &address)
{
    const QString name = address.startsWith(pictureHost) ? address.sliced(pictureHost.size()) : QString();
    return isPictureName(name) ? name : QString();
}

QStringList pictureNamesIn(const QString &text)
{
    QStringList names;
    if (!text.contains(pictureHost))
        return names;
    for (auto match = pictureInText().globalMatch(text); match.hasNext();) {
        const QString name = match.next().captured(1);
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

QString withPictureAddresses(QString text, const QMap<QString, QString> &addresses)
{
    for (const auto &[name, address] : addresses.asKeyValueRange())
        text.replace(pictureAddress(name), address);
    return text;
}

} // namespace Postil
