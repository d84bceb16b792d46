// SPDX-License-Identifier: MIT
// One part of a MIME message (RFC 2045 to 2047, as far as saved pages use it): its header fields, and its
// body as it stands in the file.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

#include <optional>

namespace Postil {

struct MimePart
{
    QHash<QByteArray, QByteArray> fields; // names in lower case, values unfolded; of several the first
    QByteArrayView body;                  // a view of the bytes that were read
    bool isWhole = true;                  // false: the boundary that ends it is missing

    // "text/html": lower case; text/plain where the part does not say.
    [[nodiscard]] QByteArray type() const;
    // Of Content-Type, unquoted: "boundary", "charset", "start".
    [[nodiscard]] QByteArray parameter(QByteArrayView name) const;
    // Out of quoted-printable, base64 or none; nothing where the encoding is another.
    [[nodiscard]] std::optional<QByteArray> decoded() const;
};

// The header at the start of `bytes` and what follows it; the views live as long as the bytes. Where there is
// no header (or none that ends within 64 KiB) there are no fields, and all is body.
[[nodiscard]] MimePart readMimePart(QByteArrayView bytes);

// The parts between the lines "--boundary", 10,000 at most; what stands before the first one is no part.
[[nodiscard]] QList<MimePart> partsOf(QByteArrayView body, const QByteArray &boundary);

} // namespace Postil
