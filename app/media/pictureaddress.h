// SPDX-License-Identifier: MIT
// How a post names a picture that is in Postil's own store: an address that leads nowhere on the web (RFC
// 2606 keeps .invalid free for ever), so that everything that reads and writes posts carries it along as any
// other address, and the place of the picture can be put in its stead wherever the post goes.
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace Postil {

// "https://media.postil.invalid/<name>"; `name`: SHA-256 of the picture, 64 hexadecimal digits, and
// extension.
[[nodiscard]] QString pictureAddress(const QString &name);
// The name in such an address; empty where it is any other one.
[[nodiscard]] QString pictureNameOf(const QString &address);
[[nodiscard]] bool isPictureName(const QString &name);

// The names that stand in a text of whatever form, each once, in their order.
[[nodiscard]] QStringList pictureNamesIn(const QString &text);
// The text with other addresses in their stead; names that are not in `addresses` stay.
[[nodiscard]] QString withPictureAddresses(QString text, const QMap<QString, QString> &addresses);

} // namespace Postil
