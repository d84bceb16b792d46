// SPDX-License-Identifier: MIT
#include "net/httpcachefolder.h"

#include "base/background.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr qint64 longestKeptHead = 16 * 1024;

// The name says nothing of what was read.
QString keptPath(const QString &folder, const QByteArray &key)
{
    return folder + u'/'
           + QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex())
           + u".answer"_s;
}

// A line of JSON, then the body.
std::optional<KeptAnswer> readKept(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject head = QJsonDocument::fromJson(file.readLine(longestKeptHead)).object();
    KeptAnswer answer{.contentType = head["contentType"_L1].toString().toLatin1(),
                      .body = file.readAll(),
                      .etag = head["etag"_L1].toString().toLatin1(),
                      .lastModified = head["lastModified"_L1].toString().toLatin1(),
                      .freshUntil = {}};
    const QByteArray sum = QCryptographicHash::hash(answer.body, QCryptographicHash::Sha256).toHex();
    // A disk may hold anything after a power cut.
    if (head["version"_L1] != 1 || head["sha256"_L1].toString().toLatin1() != sum || !answer.hasValidator()) {
        file.remove();
        return {};
    }
    file.close();
    if (file.open(QIODevice::Append))
        file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
    return answer;
}

void makeRoom(const QString &folder, qint64 limit)
{
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.answer"_s}, QDir::Files, QDir::Time);
    qint64 bytes = 0;
    for (const QFileInfo &file : files) {
        bytes += file.size();
        if (bytes > limit)
            QFile::remove(file.filePath());
    }
}

void writeKept(const HttpCacheLimits &limits, const QByteArray &key, const KeptAnswer &answer)
{
    const QJsonObject head{
        {u"version"_s, 1},
        {u"contentType"_s, QString::fromLatin1(answer.contentType)},
        {u"etag"_s, QString::fromLatin1(answer.etag)},
        {u"lastModified"_s, QString::fromLatin1(answer.lastModified)},
        {u"sha256"_s,
         QString::fromLatin1(QCryptographicHash::hash(answer.body, QCryptographicHash::Sha256).toHex())}};
    const QByteArray line = QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n';
    QDir().mkpath(limits.folder);
    QSaveFile file(keptPath(limits.folder, key));
    if (line.size() > longestKeptHead || line.size() + answer.body.size() > limits.folderBytes / 4
        || !file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    // QSaveFile commits a short write without complaint.
    if (file.write(line) != line.size() || file.write(answer.body) != answer.body.size() || !file.flush())
        file.cancelWriting();
    file.commit();
    makeRoom(limits.folder, limits.folderBytes);
}

QCoro::Task<std::optional<KeptAnswer>> readKeptInBackground(QString path)
{
    const Result<std::optional<KeptAnswer>> found =
        co_await inBackground([path] { return Result<std::optional<KeptAnswer>>(readKept(path)); });
    co_return found ? *found : std::nullopt;
}

} // namespace

QCoro::Task<std::optional<KeptAnswer>> HttpCacheFolder::find(QByteArray key) const
{
    return readKeptInBackground(keptPath(m_limits.folder, key));
}

void HttpCacheFolder::write(const QByteArray &key, const KeptAnswer &answer) const
{
    if (isOff() || !answer.hasValidator())
        return;
    QThreadPool::globalInstance()->start(
        [limits = m_limits, key, answer] { writeKept(limits, key, answer); });
}

void HttpCacheFolder::remove(const QByteArray &key) const
{
    if (!isOff())
        QThreadPool::globalInstance()->start(
            [path = keptPath(m_limits.folder, key)] { QFile::remove(path); });
}

} // namespace Postil
