// SPDX-License-Identifier: MIT
#include "exporting/exportedpictures.h"

#include "base/background.h"
#include "exporting/exporter.h"
#include "media/pictureaddress.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct ExportedPicturesText
{
    Q_DECLARE_TR_FUNCTIONS(Exporter)
};

// Name of the file, by which it is told from others.
QString besideName(const QString &name)
{
    constexpr qsizetype digits = 16;
    return "picture-"_L1 + name.first(digits) + u'.' + name.section(u'.', -1);
}

// Letters that mean nothing in HTML, in Markdown and in YAML.
QString relativeAddress(const QString &folder, const QString &file)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(folder) + '/' + QUrl::toPercentEncoding(file));
}

Result<void> writeBeside(const MediaStore &store, const QString &name, const QString &folder)
{
    const Result<Picture> picture = store.read(name);
    if (!picture)
        return std::unexpected(picture.error());
    if (!QDir().mkpath(folder))
        return failure(
            ErrorKind::Storage,
            ExportedPicturesText::tr("The folder “%1” for the pictures cannot be made. Choose another place.")
                .arg(QDir::toNativeSeparators(folder)));
    const Result<void> written = writeFile(folder + u'/' + besideName(name), picture->bytes, Overwrite::No);
    if (!written && written.error().kind == ErrorKind::Refused
        && QFileInfo(folder + u'/' + besideName(name)).isFile())
        return {};
    return written;
}

} // namespace

QCoro::Task<Result<PicturesBeside>> exportWithPictures(Rendering rendering, QString path, Overwrite overwrite,
                                                       MediaStore store)
{
    const QStringList names = pictureNamesIn(rendering.content);
    const QFileInfo file(path);
    // What is not replaced is not surrounded with pictures, either.
    const bool isTaken = overwrite == Overwrite::No && file.exists();
    PicturesBeside beside;
    if (!names.isEmpty() && !isTaken) {
        beside = {.count = int(names.size()), .folder = file.completeBaseName() + "-pictures"_L1};
        const QString folder = file.absolutePath() + u'/' + beside.folder;
        QMap<QString, QString> addresses;
        for (const QString &name : names)
            addresses.insert(name, relativeAddress(beside.folder, besideName(name)));
        const auto written = co_await inBackground([store, names, folder]() -> Result<void> {
            for (const QString &name : names) {
                if (const auto one = writeBeside(store, name, folder); !one)
                    return one;
            }
            return {};
        });
        if (!written)
            co_return std::unexpected(written.error());
        rendering.content = withPictureAddresses(std::move(rendering.content), addresses);
    }
    const auto exported = co_await exportToFile(std::move(rendering), path, overwrite);
    if (!exported)
        co_return std::unexpected(exported.error());
    co_return beside;
}

QCoro::Task<Result<Rendering>> withEmbeddedPictures(Rendering rendering, MediaStore store, int width)
{
    const bool isHtml = rendering.form == Form::HtmlFragment || rendering.form == Form::HtmlPage;
    const QStringList names = pictureNamesIn(rendering.content);
    if (!isHtml || names.isEmpty())
        co_return rendering;
    co_return co_await inBackground([rendering, store, names, width]() -> Result<Rendering> {
        QMap<QString, QString> addresses;
        for (const QString &name : names) {
            const Result<Picture> picture = store.read(name).and_then(
                [width](const Picture &whole) { return noWiderThan(whole, width); });
            if (!picture)
                return std::unexpected(picture.error());
            addresses.insert(name, QString::fromLatin1("data:" + mimeTypeOf(picture->type) + ";base64,"
                                                       + picture->bytes.toBase64()));
        }
        Rendering embedded = rendering;
        embedded.content = withPictureAddresses(std::move(embedded.content), addresses);
        return embedded;
    });
}

} // namespace Postil
