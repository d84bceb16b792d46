// SPDX-License-Identifier: MIT
#include "media/picture.h"

#include "media/bareparts.h"

#include <QBuffer>
#include <QColorSpace>
#include <QCoreApplication>
#include <QImageReader>
#include <QImageWriter>
#include <QLocale>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int EncodingQuality = 90;

struct PictureText
{
    Q_DECLARE_TR_FUNCTIONS(Picture)
};

std::unexpected<Error> brokenPicture()
{
    return failure(
        ErrorKind::BadInput,
        PictureText::tr("The picture is broken and cannot be read. Open it in another program, save "
                        "it again, and try once more."));
}

std::unexpected<Error> pictureTooLarge()
{
    return failure(
        ErrorKind::TooLarge,
        PictureText::tr("The picture is larger than %1 or has more than %2 million pixels. Make it "
                        "smaller first.")
            .arg(QLocale().formattedDataSize(maximumPictureBytes, 0))
            .arg(maximumPicturePixels / 1'000'000));
}

QByteArray formatOf(PictureType type)
{
    return type == PictureType::Jpeg ? QByteArray("jpeg") : extensionOf(type).toLatin1();
}

struct Decoded
{
    QImage image; // as it is shown
    QImageIOHandler::Transformations turned;
    bool moves = false;
};

// The reader allocates no more than Qt's limit for one image, whatever the file says of itself.
Result<Decoded> decoded(const QByteArray &bytes, PictureType type)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, formatOf(type));
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return brokenPicture();
    if (qint64(size.width()) * size.height() > maximumPicturePixels)
        return pictureTooLarge();
    Decoded decoded;
    decoded.turned = reader.transformation();
    // Qt shows the first picture only of an animated PNG.
    decoded.moves = type == PictureType::Png
                        ? bytes.first(std::min<qsizetype>(bytes.size(), 4096)).contains("acTL")
                        : reader.supportsAnimation() && reader.imageCount() > 1;
    decoded.image = reader.read();
    if (decoded.image.isNull())
        return reader.error() == QImageReader::InvalidDataError
                       || reader.error() == QImageReader::UnknownError
                   ? brokenPicture()
                   : pictureTooLarge();
    return decoded;
}

// Written by us, with nothing in it but what shows, in the colours that every browser takes for granted.
Result<Picture> encoded(QImage image, PictureType type)
{
    if (image.colorSpace().isValid() && image.colorSpace() != QColorSpace(QColorSpace::SRgb)) {
        if (image.pixelFormat().colorModel() == QPixelFormat::CMYK)
            image = image.convertedToColorSpace(QColorSpace::SRgb, QImage::Format_RGB32);
        else
            image.convertToColorSpace(QColorSpace::SRgb);
    }
    if (image.pixelFormat().colorModel() == QPixelFormat::CMYK)
        image = image.convertToFormat(QImage::Format_RGB32);
    const QStringList notes = image.textKeys();
    for (const QString &key : notes)
        image.setText(key, {});
    if (type == PictureType::Gif) // there is nothing that writes them
        type = PictureType::Png;
    Picture picture{.type = type, .bytes = {}, .size = image.size()};
    QBuffer buffer(&picture.bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, formatOf(type));
    if (type != PictureType::Png)
        writer.setQuality(EncodingQuality);
    if (!writer.write(image))
        return failure(
            ErrorKind::Engine,
            PictureText::tr("The picture could not be written anew: %1.").arg(writer.errorString()));
    // Whatever the encoder adds of its own.
    if (auto bare = bareParts(picture.bytes, type))
        picture.bytes = *std::move(bare);
    return picture;
}

} // namespace

QString extensionOf(PictureType type)
{
    switch (type) {
    case PictureType::Jpeg:
        return u"jpg"_s;
    case PictureType::Png:
        return u"png"_s;
    case PictureType::Gif:
        return u"gif"_s;
    case PictureType::WebP:
        return u"webp"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QByteArray mimeTypeOf(PictureType type)
{
    return "image/" + formatOf(type);
}

Result<Picture> cleanPicture(const QByteArray &bytes)
{
    const std::optional<PictureType> type = pictureTypeOf(bytes);
    if (!type)
        return failure(
            ErrorKind::BadInput,
            PictureText::tr("This is no picture that blogs take. Save it as JPEG, PNG, GIF or WebP, "
                            "and try again."));
    if (bytes.size() > maximumPictureBytes)
        return pictureTooLarge();
    const Result<Decoded> shown = decoded(bytes, *type);
    if (!shown)
        return std::unexpected(shown.error());
    std::optional<QByteArray> bare = bareParts(bytes, *type);
    const bool isTurned = shown->turned != QImageIOHandler::TransformationNone;
    if (!bare || isTurned)
        return encoded(shown->image, *type);
    return Picture{.type = *type, .bytes = *std::move(bare), .size = shown->image.size()};
}

Result<Picture> noWiderThan(const Picture &picture, int width)
{
    if (width <= 0 || picture.size.width() <= width)
        return picture;
    const Result<Decoded> whole = decoded(picture.bytes, picture.type);
    if (!whole)
        return std::unexpected(whole.error());
    if (whole->moves)
        return picture;
    return encoded(whole->image.scaledToWidth(width, Qt::SmoothTransformation), picture.type);
}

QImage smallImage(const Picture &picture, QSize room)
{
    const Result<Decoded> whole = decoded(picture.bytes, picture.type);
    if (!whole)
        return {};
    const QSize size = whole->image.size();
    if (size.width() <= room.width() && size.height() <= room.height())
        return whole->image;
    return whole->image.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

Result<QByteArray> asPictureFile(const QImage &image)
{
    if (image.isNull())
        return brokenPicture();
    if (qint64(image.width()) * image.height() > maximumPicturePixels)
        return pictureTooLarge();
    return encoded(image, PictureType::Png).transform([](Picture &&picture) { return std::move(picture.bytes); });
}

} // namespace Postil
