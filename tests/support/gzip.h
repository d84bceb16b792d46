// SPDX-License-Identifier: MIT
// Bytes packed as servers pack them.
#pragma once

#include <QByteArray>

namespace Postil::Test {

// RFC 1952.
inline QByteArray gzipped(const QByteArray &bytes)
{
    // What Qt makes has its length before it, a head of two bytes, and a check sum of four that gzip has not.
    const QByteArray deflated = qCompress(bytes, 9);
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
    const auto little = [](quint32 number) {
        QByteArray four;
        for (int shift = 0; shift < 32; shift += 8)
            four += char((number >> shift) & 0xff);
        return four;
    };
    return QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10) + deflated.sliced(6, deflated.size() - 10)
           + little(~crc) + little(quint32(bytes.size()));
}

} // namespace Postil::Test
