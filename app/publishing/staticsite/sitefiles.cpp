// SPDX-License-Identifier: MIT
#include "publishing/staticsite/sitefiles.h"

#include "publishing/staticsite/dialect.h"
#include "publishing/staticsite/permalink.h"
#include "publishing/staticsite/siteconfig.h"
#include "publishing/staticsite/sitefolder.h"
#include "publishing/staticsite/sitepage.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct SiteFilesText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

std::unexpected<Error> isGone(const QString &path)
{
    return failure(ErrorKind::NotFound,
                   SiteFilesText::tr("“%1” is no longer in the site's folder.").arg(path));
}

std::unexpected<Error> changedSince(const QString &path)
{
    return failure(ErrorKind::Conflict,
                   SiteFilesText::tr(
                       "“%1” was changed since Postil wrote it, and was left as it is. Compare the two, or "
                       "publish this one under another name.")
                       .arg(path));
}

// Why this kind of site cannot do what is asked, where it cannot.
Result<void> checkState(const Site &site, PublishState state)
{
    if (state == PublishState::Draft && site.kind == SiteKind::Folder)
        return failure(ErrorKind::Refused,
                       SiteFilesText::tr("A folder of pages has no drafts: every file in it is shown. "
                                         "Publish the post, or export it to another folder."));
    if (state != PublishState::Scheduled)
        return {};
    if (!waitsForDates(site))
        return failure(
            ErrorKind::Refused,
            SiteFilesText::tr("This site shows posts of the future at once, so it cannot wait until the time "
                              "given. Keep the post as a draft, and publish it then."));
    return {};
}

// Jekyll gives a page that names no layout none, unless the configuration has one for all.
QString usualLayout(const Site &site)
{
    if (site.kind != SiteKind::Jekyll)
        return {};
    const QVariantList defaults = site.config.value(u"defaults"_s).toList();
    const bool set = std::ranges::any_of(defaults, [](const QVariant &row) {
        return row.toMap().value(u"values"_s).toMap().contains(u"layout"_s);
    });
    return set ? QString() : u"post"_s;
}

QByteArray bytesFor(const Account &account, const Site &site, const Publication &publication)
{
    const QString layout = account.options.value(u"layout"_s, usualLayout(site));
    return siteFile(site.kind, publication, zoneOf(account), layout);
}

// What is to stand in the place of `there`.
Result<QByteArray> bytesOver(const Account &account, const Site &site, const QString &path,
                             const QByteArray &there, const Publication &publication)
{
    const QByteArray fresh = bytesFor(account, site, publication);
    if (site.kind == SiteKind::Folder)
        return fresh;
    return changedPage(site, account, path, there, publication, fresh);
}

Receipt receiptFor(const Account &account, const Site &site, const QString &path, const QByteArray &bytes,
                   const Publication &publication)
{
    const PublishState state = publication.when.state;
    return {.account = account.id,
            .remoteId = path,
            .url = state == PublishState::Draft
                       ? QString()
                       : liveAddress(site, path, safeSlug(publication.post),
                                     publication.post.date.toTimeZone(zoneOf(account))),
            .revision = revisionOf(bytes),
            .state = state,
            .time = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC)};
}

// What is sent must have a rendering: an empty file would be an empty page.
Result<void> checkContent(const Site &site, const Publication &publication)
{
    const Form form = site.kind == SiteKind::Folder ? Form::HtmlPage : Form::Markdown;
    if (publication.content(form).isEmpty() || !publication.post.date.isValid())
        return failure(ErrorKind::BadInput,
                       SiteFilesText::tr("The post was not rendered for this kind of site."));
    return {};
}

Result<void> checkSend(const Site &site, const Publication &publication)
{
    return checkState(site, publication.when.state).and_then([&] { return checkContent(site, publication); });
}

std::unexpected<Error> placeTaken(const QString &path)
{
    return failure(ErrorKind::Conflict,
                   SiteFilesText::tr("There is another post in “%1”, which was left as it is. Give this one "
                                     "another address (slug).")
                       .arg(path));
}

// The file as it stands, where it is still as `receipt` left it.
Result<QByteArray> unchangedFile(const SiteFolder &folder, const Receipt &receipt)
{
    Result<std::optional<QByteArray>> there = folder.read(receipt.remoteId);
    if (!there)
        return std::unexpected(there.error());
    if (!*there)
        return isGone(receipt.remoteId);
    if (revisionOf(**there) != receipt.revision)
        return changedSince(receipt.remoteId);
    return std::move(**there);
}

} // namespace

QString revisionOf(const QByteArray &bytes)
{
    return "sha256:"_L1
           + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Place placeIn(const Site &site, const Account &account, const Post &post)
{
    const QString name = siteFileName(site.kind, post, zoneOf(account));
    return {.root = site.root, .path = site.posts.isEmpty() ? name : site.posts + u'/' + name};
}

Result<Written> createFile(const Account &account, const Publication &publication,
                           const std::optional<QByteArray> &committed)
{
    const Result<Site> site = openSite(account);
    if (!site)
        return std::unexpected(site.error());
    if (const Result<void> checked = checkSend(*site, publication); !checked)
        return std::unexpected(checked.error());
    const QString path = placeIn(*site, account, publication.post).path;
    const QByteArray bytes = bytesFor(account, *site, publication);
    const SiteFolder folder(site->root);
    const Result<std::optional<QByteArray>> there = folder.read(path);
    if (!there)
        return std::unexpected(there.error());
    if (*there) {
        if (sameButForDate(**there, bytes)) // an earlier attempt came so far
            return Written{receiptFor(account, *site, path, **there, publication), **there};
        return placeTaken(path);
    }
    if (committed && !sameButForDate(*committed, bytes))
        return placeTaken(path);
    return folder.write(path, bytes).transform([&] {
        return Written{receiptFor(account, *site, path, bytes, publication), bytes};
    });
}

Result<Written> updateFile(const Account &account, const Receipt &before, const Publication &publication)
{
    const Result<Site> site = openSite(account);
    if (!site)
        return std::unexpected(site.error());
    if (const Result<void> checked = checkSend(*site, publication); !checked)
        return std::unexpected(checked.error());
    const SiteFolder folder(site->root);
    const Result<std::optional<QByteArray>> there = folder.read(before.remoteId);
    if (!there)
        return std::unexpected(there.error());
    if (!*there)
        return isGone(before.remoteId);
    const Result<QByteArray> bytes = bytesOver(account, *site, before.remoteId, **there, publication);
    const bool isAsBefore = revisionOf(**there) == before.revision;
    // An earlier attempt at this very update may have come so far.
    const bool isDone = bytes && *bytes == **there;
    if (!isAsBefore && !isDone)
        return changedSince(before.remoteId);
    if (!bytes)
        return std::unexpected(bytes.error());
    Written written{receiptFor(account, *site, before.remoteId, *bytes, publication), *bytes};
    if (site->kind != SiteKind::Folder && !isOwnPage(*bytes)) {
        const auto facts =
            pageFacts(*site, account, before.remoteId, *bytes, QDateTime::currentDateTimeUtc());
        written.receipt.url = facts ? facts->url : QString();
    }
    if (isDone)
        return written;
    return folder.write(before.remoteId, *bytes).transform([&] { return written; });
}

Result<void> trashFile(const Account &account, const Receipt &receipt,
                       const std::optional<QByteArray> &committed)
{
    const Result<Site> site = openSite(account);
    if (!site)
        return std::unexpected(site.error());
    const SiteFolder folder(site->root);
    const Result<QByteArray> there = unchangedFile(folder, receipt);
    if (!there)
        return std::unexpected(there.error());
    if (committed && *committed == *there)
        return folder.remove(receipt.remoteId);
    if (site->kind != SiteKind::Folder)
        return folder.moveToTrash(receipt.remoteId);
    QFile file(site->root + u'/' + receipt.remoteId);
    if (!file.moveToTrash())
        return failure(ErrorKind::Storage,
                       SiteFilesText::tr("“%1” could not be moved to the wastebasket: %2. Remove it by hand.")
                           .arg(QDir::toNativeSeparators(file.fileName()), file.errorString()));
    return {};
}

Result<RemotePost> readFile(const Account &account, const Receipt &receipt)
{
    const Result<Site> site = openSite(account);
    if (!site)
        return std::unexpected(site.error());
    const Result<std::optional<QByteArray>> there = SiteFolder(site->root).read(receipt.remoteId);
    if (!there)
        return std::unexpected(there.error());
    if (!*there)
        return isGone(receipt.remoteId);
    RemotePost post{.content = QString::fromUtf8(**there), .form = Form::HtmlPage};
    if (site->kind != SiteKind::Folder) {
        Result<RemotePost> page =
            readPage(*site, account, receipt.remoteId, **there, QDateTime::currentDateTimeUtc());
        if (!page)
            return page;
        post = *std::move(page);
    }
    // What was sent from here has a receipt that says more than the file.
    if (!receipt.revision.isEmpty() || site->kind == SiteKind::Folder)
        post.receipt = receipt;
    post.receipt.revision = revisionOf(**there);
    return post;
}

Result<QStringList> trySite(const Account &account)
{
    const Result<Site> site = openSite(account);
    if (!site)
        return std::unexpected(site.error());
    if (const Result<void> writable = SiteFolder(site->root).checkWritable(site->posts); !writable)
        return std::unexpected(writable.error());
    QStringList found{SiteFilesText::tr("Posts go to “%1”.")
                          .arg(QDir::toNativeSeparators(QDir::cleanPath(site->root + u'/' + site->posts)))};
    if (const SiteKind seen = detectSite(site->root); seen != site->kind)
        found += SiteFilesText::tr("The folder looks like another kind of site (%1).").arg(idOf(seen));
    found += site->address.isEmpty()
                 ? SiteFilesText::tr(
                       "The site's configuration names no address, so Postil cannot tell where a post "
                       "will be found. Give the account one.")
                 : SiteFilesText::tr("The site's address is %1.").arg(site->address);
    return found;
}

} // namespace Postil
