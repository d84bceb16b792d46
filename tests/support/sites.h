// SPDX-License-Identifier: MIT
// A post, and what a test does with it at a site: sends it, changes it, looks at the files.
#pragma once

#include "publishing/catalogue.h"

#include <QCoroTask>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QtTest>

namespace Postil::Test {

using namespace Qt::StringLiterals;

inline QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

inline void makeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(file.write(bytes), bytes.size());
}

inline QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo info(all.next());
        if (!info.isDir() || info.isSymLink())
            files += QDir(folder).relativeFilePath(info.filePath());
    }
    files.sort();
    return files;
}

inline QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate);
}

inline Account accountOf(const QString &service, const QString &folder)
{
    Account account;
    account.id = u"site"_s;
    account.name = u"Site"_s;
    account.service = service;
    account.folder = folder;
    account.timeZone = u"Europe/Berlin"_s;
    return account;
}

inline Post harbourPost()
{
    Post post;
    post.title = u"The \"harbour\": closed {{ today }} & {% more %}"_s;
    post.slug = u"harbour-closed"_s;
    post.source.url = u"https://news.example/harbour"_s;
    post.source.headline = u"Harbour closed"_s;
    post.source.outlet = u"News"_s;
    post.commentary = u"What {{ this }} means.\n\nMore *soon*."_s;
    post.labels = QStringList{u"no"_s, u"Ships: big"_s};
    post.date = utc(u"2026-01-02T23:30:00Z"_s); // the third of January in Berlin
    return post;
}

inline Publication publicationOf(const Account &account, const Post &post, PublishTime when = {})
{
    static const Renderer renderer{QString()};
    HouseStyle style;
    style.id = u"plain"_s;
    style.editorLabel = u"Editor:"_s;
    return preparePublication(post, style, account, when, findService(account.service)->forms, renderer,
                              utc(u"2026-06-01T12:00:00Z"_s));
}

inline Result<Receipt> createPost(const Account &account, const Post &post, PublishTime when = {})
{
    return QCoro::waitFor((*makePublisher(account, {}))->create(publicationOf(account, post, when)));
}

inline Result<Receipt> updatePost(const Account &account, const Receipt &before, const Post &post,
                                  PublishTime when = {})
{
    return QCoro::waitFor((*makePublisher(account, {}))->update(before, publicationOf(account, post, when)));
}

inline const PublishTime AsDraft{PublishState::Draft, {}};

inline Result<void> trashPost(const Account &account, const Receipt &receipt)
{
    return QCoro::waitFor((*makePublisher(account, {}))->trash(receipt));
}

struct Answer
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

// A program as anybody runs it, with the configuration that it finds.
inline Answer run(const QString &program, const QStringList &arguments, const QString &folder,
                  const QByteArray &input = {})
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        return {-1, {}, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace Postil::Test
