// SPDX-License-Identifier: MIT
#include "support/pictures.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QtEndian>

namespace Postil::Test {

namespace {

QByteArray encodedPicture(QSize size, const char *format)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QPainter(&image).fillRect(0, 0, size.width() / 2, size.height(), Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 95);
    return bytes;
}

template <typename Number>
QByteArray big(Number number)
{
    QByteArray bytes(sizeof(Number), '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray small(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

QByteArray tiffEntry(quint16 tag, quint16 type, quint32 count, const QByteArray &value)
{
    return big(tag) + big(type) + big(count) + value.leftJustified(4, '\0');
}

// A TIFF with orientation, a description, and a GPS directory with a latitude.
QByteArray exif(int orientation)
{
    const QByteArray place = QByteArray(PlaceWord).leftJustified(20, '\0');
    const quint32 gps = 8 + 2 + 3 * 12 + 4;
    const quint32 latitude = gps + 2 + 2 * 12 + 4;
    const quint32 description = latitude + 24;
    QByteArray tiff = "MM" + big(quint16(42)) + big(quint32(8));
    tiff += big(quint16(3)) + tiffEntry(0x010e, 2, 20, big(description))
            + tiffEntry(0x0112, 3, 1, big(quint16(orientation))) + tiffEntry(0x8825, 4, 1, big(gps))
            + big(quint32(0));
    tiff += big(quint16(2)) + tiffEntry(1, 2, 2, "N") + tiffEntry(2, 5, 3, big(latitude)) + big(quint32(0));
    for (const quint32 part : {52U, 1U, 30U, 1U, 58U, 1U})
        tiff += big(part);
    return tiff + place;
}

QByteArray jpegSegment(char marker, const QByteArray &content)
{
    return QByteArray("\xff") + marker + big(quint16(content.size() + 2)) + content;
}

quint32 crc(const QByteArray &bytes)
{
    quint32 sum = ~0U;
    for (const char byte : bytes) {
        sum ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xedb88320U : 0);
    }
    return ~sum;
}

QByteArray pngChunk(const QByteArray &name, const QByteArray &content)
{
    return big(quint32(content.size())) + name + content + big(crc(name + content));
}

QByteArray riffChunk(const QByteArray &name, const QByteArray &content)
{
    return name + small(quint32(content.size())) + content + QByteArray(content.size() % 2, '\0');
}

} // namespace

QByteArray cameraJpeg(QSize size, int orientation)
{
    const QByteArray plain = encodedPicture(size, "jpeg");
    const QByteArray xmp = QByteArray("http://ns.adobe.com/xap/1.0/") + '\0' + "<x:xmpmeta>" + PlaceWord;
    const QByteArray iptc = QByteArray("Photoshop 3.0") + '\0' + "8BIM" + PlaceWord;
    const QByteArray head = jpegSegment('\xe1', QByteArray("Exif\0\0", 6) + exif(orientation))
                            + jpegSegment('\xe1', xmp) + jpegSegment('\xed', iptc)
                            + jpegSegment('\xfe', PlaceWord);
    return plain.first(2) + head + plain.sliced(2) + encodedPicture({4, 4}, "jpeg") + PlaceWord;
}

QByteArray screenshotPng(QSize size)
{
    const QByteArray plain = encodedPicture(size, "png");
    const qsizetype end = 8 + 12 + 13; // of the header chunk
    return plain.first(end) + pngChunk("eXIf", exif(1))
           + pngChunk("tEXt", QByteArray("Comment") + '\0' + PlaceWord) + plain.sliced(end);
}

QByteArray bombPng()
{
    const QByteArray plain = encodedPicture({4, 4}, "png");
    const QByteArray head = big(quint32(60'000)) + big(quint32(60'000)) + plain.sliced(24, 5);
    return plain.first(8) + pngChunk("IHDR", head) + plain.sliced(8 + 12 + 13);
}

QByteArray cameraWebP(QSize size)
{
    const QByteArray plain = encodedPicture(size, "webp").sliced(12);
    QByteArray extended("\x0c\0\0\0", 4);
    extended += small(quint32(size.width() - 1)).first(3) + small(quint32(size.height() - 1)).first(3);
    const QByteArray body = "WEBP" + riffChunk("VP8X", extended) + plain + riffChunk("EXIF", exif(1))
                            + riffChunk("XMP ", PlaceWord);
    return "RIFF" + small(quint32(body.size())) + body;
}

QByteArray animatedGif()
{
    const QByteArray frame = QByteArray::fromHex("21f904000a000000" // a tenth of a second
                                                 "2c00000000020002000002028451"
                                                 "00");
    const QByteArray xmp = "\x21\xff\x0bXMP DataXMP\x11" + QByteArray(PlaceWord) + '\0';
    return QByteArray::fromHex("474946383961020002008000"
                               "00ff00000000ff")
           + "\x21\xff\x0bNETSCAPE2.0" + QByteArray::fromHex("0301000000") + xmp + "\x21\xfe\x11" + PlaceWord
           + '\0' + frame + frame + ';';
}

} // namespace Postil::Test
