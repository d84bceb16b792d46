// SPDX-License-Identifier: MIT
#include "publishing/staticsite/sitelist.h"

#include "publishing/staticsite/site.h"
#include "publishing/staticsite/sitefiles.h"
#include "publishing/staticsite/sitefolder.h"
#include "publishing/staticsite/sitepage.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype NewestLookedAt = 50;
constexpr qsizetype SearchLookedAt = 2000;
constexpr qsizetype MaximumFiles = 100'000; // names, of which the newest are taken
constexpr qint64 MaximumListed = 1024 * 1024;

struct SiteListText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

struct PageFile
{
    QString path; // in the site's folder
    QDateTime time;
};

// The newest first.
QList<PageFile> pageFiles(const Site &site)
{
    static const QRegularExpression dated(u"(?:^|/)(\\d{4}-\\d{2}-\\d{2})-[^/]*(?:/index\\.[a-z]+)?$"_s);
    static const QStringList suffixes{u"*.md"_s, u"*.markdown"_s};
    QList<PageFile> files;
    const QDir root(site.root);
    QDirIterator all(root.filePath(site.posts), suffixes, QDir::Files | QDir::NoSymLinks,
                     QDirIterator::Subdirectories);
    while (all.hasNext() && files.size() < MaximumFiles) {
        const QFileInfo info = all.nextFileInfo();
        const QString path = root.relativeFilePath(info.filePath());
        const bool isSection = info.completeBaseName() == "_index"_L1;
        if (!isSitePath(path) || isSection || info.size() > MaximumListed)
            continue;
        const auto day = dated.match(path);
        files.append({path, day.hasMatch() ? QDate::fromString(day.captured(1), Qt::ISODate).startOfDay()
                                           : info.lastModified()});
    }
    std::ranges::stable_sort(files, std::ranges::greater(), &PageFile::time);
    return files;
}

} // namespace

Result<QList<RemoteSummary>> listPages(const Account &account, const RemoteQuery &query)
{
    const Result<Site> site = openSite(account);
    if (!site)
        return std::unexpected(site.error());
    const SiteFolder folder(site->root);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString wanted = query.text.simplified();
    const QList<PageFile> files = pageFiles(*site);
    QList<RemoteSummary> rows;
    for (const PageFile &file : files.mid(0, wanted.isEmpty() ? NewestLookedAt : SearchLookedAt)) {
        const auto page = folder.read(file.path);
        if (!page || !*page)
            continue;
        const auto facts = pageFacts(*site, account, file.path, **page, now);
        if (!facts || (!wanted.isEmpty() && !facts->title.simplified().contains(wanted, Qt::CaseInsensitive)))
            continue;
        rows.append({.remoteId = file.path,
                     .url = facts->url,
                     .title = facts->title.simplified(),
                     .state = facts->state,
                     .changed = facts->date.isValid() ? facts->date : file.time.toUTC(),
                     .revision = revisionOf(**page)});
    }
    std::ranges::stable_sort(rows, std::ranges::greater(), &RemoteSummary::changed);
    return rows.mid(0, query.count);
}

Result<RemotePost> findPage(const Account &account, const QUrl &address)
{
    const Result<Site> site = openSite(account);
    if (!site)
        return std::unexpected(site.error());
    const SiteFolder folder(site->root);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    constexpr auto same = QUrl::FormattingOptions(QUrl::StripTrailingSlash | QUrl::RemoveFragment
                                                  | QUrl::RemoveQuery | QUrl::RemoveScheme);
    QList<PageFile> files = pageFiles(*site);
    // Most files are named like the end of their address.
    const QString name = QFileInfo(address.adjusted(QUrl::StripTrailingSlash).path()).completeBaseName();
    std::ranges::stable_partition(
        files, [&name](const PageFile &file) { return !name.isEmpty() && file.path.contains(name); });
    for (const PageFile &file : files.mid(0, SearchLookedAt)) {
        const auto page = folder.read(file.path);
        if (!page || !*page)
            continue;
        const auto facts = pageFacts(*site, account, file.path, **page, now);
        if (facts && !facts->url.isEmpty() && QUrl(facts->url).matches(address, same))
            return readFile(account, {.account = account.id,
                                      .remoteId = file.path,
                                      .url = facts->url,
                                      .revision = {},
                                      .time = {}});
    }
    return failure(
        ErrorKind::NotFound,
        SiteListText::tr("No post in “%1” is known to have the address %2. Look for its title, or name the "
                         "site's address in the account.")
            .arg(QDir::toNativeSeparators(site->root), address.toDisplayString()));
}

} // namespace Postil
