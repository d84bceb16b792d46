// SPDX-License-Identifier: MIT
#include "media/bareparts.h"

#include <QtEndian>

#include <algorithm>

namespace Postil {

namespace {

quint8 byteAt(QByteArrayView bytes, qsizetype at)
{
    return quint8(bytes.at(at));
}

// Where the entropy-coded data that begins at `at` ends: at the next marker that is no restart.
qsizetype endOfScan(QByteArrayView bytes, qsizetype at)
{
    for (; at + 1 < bytes.size(); ++at) {
        const quint8 next = byteAt(bytes, at + 1);
        const bool isData = next == 0 || (next >= 0xd0 && next <= 0xd7);
        if (byteAt(bytes, at) == 0xff && !isData)
            return at;
    }
    return bytes.size();
}

bool isShownSegment(quint8 marker, QByteArrayView content)
{
    if (marker == 0xe0)
        return content.startsWith("JFIF");
    if (marker == 0xe2)
        return content.startsWith(QByteArrayView("ICC_PROFILE\0", 12));
    if (marker == 0xee)
        return content.startsWith("Adobe"); // which colours the channels are
    return marker != 0xfe && (marker < 0xe1 || marker > 0xef);
}

std::optional<QByteArray> bareJpeg(QByteArrayView bytes)
{
    QByteArray out = bytes.first(2).toByteArray();
    qsizetype at = 2;
    while (at + 1 < bytes.size()) {
        const quint8 marker = byteAt(bytes, at + 1);
        if (byteAt(bytes, at) != 0xff)
            return {};
        if (marker == 0xff) { // filling
            ++at;
            continue;
        }
        if (marker == 0xd9)
            return out + "\xff\xd9";
        if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8) || at + 4 > bytes.size())
            return {};
        const qsizetype length = qFromBigEndian<quint16>(bytes.data() + at + 2);
        if (length < 2 || at + 2 + length > bytes.size())
            return {};
        qsizetype end = at + 2 + length;
        const bool isShown = isShownSegment(marker, bytes.sliced(at + 4, length - 2));
        if (marker == 0xda)
            end = endOfScan(bytes, end);
        if (isShown)
            out += bytes.sliced(at, end - at);
        at = end;
    }
    return {};
}

std::optional<QByteArray> barePng(QByteArrayView bytes)
{
    static constexpr QByteArrayView shown[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB",
                                               "iCCP", "sBIT", "bKGD", "cICP", "acTL", "fcTL", "fdAT"};
    QByteArray out = bytes.first(8).toByteArray();
    qsizetype at = 8;
    while (at + 12 <= bytes.size()) {
        const qsizetype length = qFromBigEndian<quint32>(bytes.data() + at);
        if (length > bytes.size() - at - 12)
            return {};
        const QByteArrayView name = bytes.sliced(at + 4, 4);
        if (std::ranges::contains(shown, name))
            out += bytes.sliced(at, length + 12);
        if (name == "IEND")
            return out;
        at += length + 12;
    }
    return {};
}

std::optional<QByteArray> bareWebP(QByteArrayView bytes)
{
    static constexpr QByteArrayView shown[] = {"VP8 ", "VP8L", "VP8X", "ICCP", "ANIM", "ANMF", "ALPH"};
    const qsizetype end = qsizetype(qFromLittleEndian<quint32>(bytes.data() + 4)) + 8;
    if (end > bytes.size())
        return {};
    QByteArray out = bytes.first(12).toByteArray();
    qsizetype at = 12;
    while (at + 8 <= end) {
        const qsizetype length = qFromLittleEndian<quint32>(bytes.data() + at + 4);
        const qsizetype padded = length + (length & 1);
        if (length > end - at - 8)
            return {};
        const QByteArrayView name = bytes.sliced(at, 4);
        if (std::ranges::contains(shown, name)) {
            QByteArray part = bytes.sliced(at, std::min(padded + 8, end - at)).toByteArray();
            if (name == "VP8X" && length > 0)
                part[8] = char(part.at(8) & ~0x0c); // says that EXIF and XMP follow
            out += part;
        }
        at += padded + 8;
    }
    qToLittleEndian(quint32(out.size() - 8), out.data() + 4);
    return out;
}

// Behind the sub-blocks that begin at `at`; past the end where they do not end.
qsizetype endOfSubBlocks(QByteArrayView bytes, qsizetype at)
{
    while (at < bytes.size()) {
        const qsizetype length = byteAt(bytes, at);
        at += length + 1;
        if (length == 0)
            return at;
    }
    return bytes.size() + 1;
}

qsizetype colourTable(quint8 flags)
{
    return (flags & 0x80) != 0 ? 3 * (qsizetype(2) << (flags & 7)) : 0;
}

std::optional<QByteArray> bareGif(QByteArrayView bytes)
{
    if (bytes.size() < 13)
        return {};
    qsizetype at = 13 + colourTable(byteAt(bytes, 10));
    if (at > bytes.size())
        return {};
    QByteArray out = bytes.first(at).toByteArray();
    while (at + 1 < bytes.size()) {
        const quint8 kind = byteAt(bytes, at);
        qsizetype end = 0;
        bool isShown = true;
        if (kind == 0x2c && at + 10 < bytes.size()) {
            end = endOfSubBlocks(bytes, at + 11 + colourTable(byteAt(bytes, at + 9)));
        } else if (kind == 0x21) {
            end = endOfSubBlocks(bytes, at + 2);
            const QByteArrayView content = bytes.sliced(at + 2);
            const bool isRepeating = content.startsWith("\x0bNETSCAPE2.0")
                                     || content.startsWith("\x0b"
                                                           "ANIMEXTS1.0");
            isShown = byteAt(bytes, at + 1) == 0xf9 || isRepeating;
        } else {
            break;
        }
        if (end > bytes.size())
            return {};
        if (isShown)
            out += bytes.sliced(at, end - at);
        at = end;
    }
    if (at >= bytes.size() || byteAt(bytes, at) != 0x3b)
        return {};
    return out + '\x3b';
}

} // namespace

std::optional<PictureType> pictureTypeOf(QByteArrayView bytes)
{
    if (bytes.startsWith("\xff\xd8\xff"))
        return PictureType::Jpeg;
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return PictureType::Png;
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return PictureType::Gif;
    if (bytes.size() > 16 && bytes.startsWith("RIFF") && bytes.sliced(8, 4) == "WEBP")
        return PictureType::WebP;
    return {};
}

std::optional<QByteArray> bareParts(QByteArrayView bytes, PictureType type)
{
    switch (type) {
    case PictureType::Jpeg:
        return bareJpeg(bytes);
    case PictureType::Png:
        return barePng(bytes);
    case PictureType::Gif:
        return bareGif(bytes);
    case PictureType::WebP:
        return bareWebP(bytes);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Postil
