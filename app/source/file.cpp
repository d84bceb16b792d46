// SPDX-License-Identifier: MIT
#include "source/file.h"

#include "base/background.h"
#include "source/mhtml.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace Postil {

namespace {

struct FileText
{
    Q_DECLARE_TR_FUNCTIONS(Source)
};

// A ".txt" may hold anything, so its type is left to whoever looks inside.
QString typeOf(const QString &path)
{
    static constexpr struct
    {
        QStringView ending;
        QStringView type;
    } types[] = {
        {u".html", u"text/html"},     {u".htm", u"text/html"},          {u".xhtml", u"application/xhtml+xml"},
        {u".md", u"text/markdown"},   {u".markdown", u"text/markdown"}, {u".json", u"application/json"},
        {u".pdf", u"application/pdf"}};
    for (const auto &[ending, type] : types) {
        if (path.endsWith(ending, Qt::CaseInsensitive))
            return type.toString();
    }
    return {};
}

Error tooLarge(const QString &name)
{
    return {ErrorKind::TooLarge,
            FileText::tr("%1 is larger than %2, too large for an article. Paste the part you need.")
                .arg(name, QLocale().formattedDataSize(maximumFileBytes, 0))};
}

Result<Page> readNow(const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (path.isEmpty() || path.contains(QChar::Null) || !info.exists())
        return failure(ErrorKind::NotFound, FileText::tr("There is no file %1. Check the name.").arg(name));
    if (info.isDir())
        return failure(ErrorKind::Refused, FileText::tr("%1 is a folder. Choose a file in it.").arg(name));
    // A pipe or a device may never end, and /dev/zero never does.
    if (!info.isFile())
        return failure(ErrorKind::Refused, FileText::tr("%1 is not an ordinary file. Choose another one.").arg(name));
    if (info.size() > maximumFileBytes)
        return std::unexpected(tooLarge(name));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        if (file.error() == QFileDevice::PermissionsError || !info.isReadable()) {
            return failure(
                ErrorKind::Refused,
                FileText::tr("%1 cannot be read: you have no permission. Ask its owner for a copy.").arg(name));
        }
        return failure(ErrorKind::Storage, FileText::tr("%1 cannot be read: %2. Try again, or copy it elsewhere first.")
                                               .arg(name, file.errorString()));
    }
    QByteArray bytes = file.read(maximumFileBytes + 1); // files in /proc say they are empty, others grow
    if (bytes.size() > maximumFileBytes)
        return std::unexpected(tooLarge(name));
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorKind::Storage, FileText::tr("%1 could not be read to its end: %2. Copy it elsewhere first.")
                                               .arg(name, file.errorString()));
    }
    if (bytes.trimmed().isEmpty())
        return failure(ErrorKind::BadInput, FileText::tr("%1 is empty. Choose another file.").arg(name));
    const Page page{std::move(bytes), QUrl::fromLocalFile(info.absoluteFilePath()), typeOf(path), {}};
    return isMhtml(page.bytes) ? readMhtml(page) : page;
}

} // namespace

QCoro::Task<Result<Page>> readFile(QString path)
{
    return inBackground([path] { return readNow(path); });
}

} // namespace Postil
