// SPDX-License-Identifier: MIT
#include "publishing/staticsite/staticsitepublisher.h"

#include "base/background.h"
#include "base/text.h"
#include "publishing/staticsite/gitcommit.h"
#include "publishing/staticsite/gitpush.h"
#include "publishing/staticsite/sitefiles.h"
#include "publishing/staticsite/sitelist.h"
#include "publishing/staticsite/sitepictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <optional>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct StaticSiteText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

// What is done with the file, once it stands in the folder; the errors say how far it came.
QCoro::Task<Result<Pushed>> record(GitSite site, QList<FileChange> changes, QString message)
{
    const QString path = changes.constLast().path; // the post's
    const Result<void> committed = co_await commitFiles(site, std::move(changes), message);
    if (!committed)
        co_return failure(
            committed.error().kind,
            StaticSiteText::tr("“%1” is done in the site's folder, but not committed. %2 Then do it "
                               "again: nothing will be there twice.")
                .arg(path, committed.error().message));
    if (site.use == GitUse::Commit)
        co_return Pushed::NothingNew;
    const Result<Pushed> pushed = co_await pushBranch(site, PushMode::Real);
    if (!pushed)
        co_return failure(
            pushed.error().kind,
            StaticSiteText::tr("“%1” is committed on the branch “%2” of the site's repository here, but "
                               "not pushed. %3 Done again, it will not be there twice.")
                .arg(path, site.branch, pushed.error().message));
    co_return *pushed;
}

// The files of the pictures, as they stand in the site's folder: they are committed with the post.
Result<QList<FileChange>> picturesOf(const Account &account, const Publication &publication)
{
    QList<FileChange> changes;
    for (const PlacedPicture &picture : publication.pictures) {
        Result<QByteArray> bytes = readPicture(account, picture.remoteId);
        if (!bytes)
            return std::unexpected(bytes.error());
        changes.append({picture.remoteId, *std::move(bytes)});
    }
    return changes;
}

QCoro::Task<Result<Written>> write(Account account, std::optional<Receipt> before, Publication publication,
                                   std::optional<QByteArray> committed)
{
    return inBackground([account, before, publication, committed] {
        return before ? updateFile(account, *before, publication)
                      : createFile(account, publication, committed);
    });
}

// Creates without `before`, else updates.
QCoro::Task<Result<Receipt>> send(Account account, GitLimits limits, std::optional<Receipt> before,
                                  Publication publication)
{
    const Result<GitUse> use = gitUseOf(account);
    if (!use)
        co_return std::unexpected(use.error());
    if (*use == GitUse::None) {
        const Result<Written> written = co_await write(account, before, publication, {});
        co_return written.transform([](const Written &file) { return file.receipt; });
    }
    Result<Place> place = co_await inBackground([account, publication] {
        return openSite(account).transform(
            [&](const Site &site) { return placeIn(site, account, publication.post); });
    });
    if (!place)
        co_return std::unexpected(place.error());
    const Result<GitSite> site = co_await openGitSite(account, place->root, limits);
    if (!site)
        co_return std::unexpected(site.error());
    std::optional<QByteArray> committed;
    if (!before) {
        Result<std::optional<QByteArray>> found = co_await committedFile(*site, place->path);
        if (!found)
            co_return std::unexpected(found.error());
        committed = *std::move(found);
    }
    const Result<Written> written = co_await write(account, before, publication, committed);
    if (!written)
        co_return std::unexpected(written.error());
    Result<QList<FileChange>> changes =
        co_await inBackground([account, publication] { return picturesOf(account, publication); });
    if (!changes)
        co_return std::unexpected(changes.error());
    changes->append({written->receipt.remoteId, written->bytes});
    const QString title = singleLine(publication.post.title);
    const QString message = before ? StaticSiteText::tr("Update “%1”").arg(title)
                            : publication.when.state == PublishState::Draft
                                ? StaticSiteText::tr("Add the draft “%1”").arg(title)
                                : StaticSiteText::tr("Publish “%1”").arg(title);
    const Result<Pushed> recorded = co_await record(*site, *changes, message);
    if (!recorded)
        co_return std::unexpected(recorded.error());
    co_return written->receipt;
}

QCoro::Task<Result<void>> takeAway(Account account, GitLimits limits, Receipt receipt)
{
    const Result<GitUse> use = gitUseOf(account);
    if (!use)
        co_return std::unexpected(use.error());
    if (*use == GitUse::None)
        co_return co_await inBackground([account, receipt] { return trashFile(account, receipt, {}); });
    Result<Site> opened = co_await inBackground([account] { return openSite(account); });
    if (!opened)
        co_return std::unexpected(opened.error());
    const Result<GitSite> site = co_await openGitSite(account, opened->root, limits);
    if (!site)
        co_return std::unexpected(site.error());
    const Result<std::optional<QByteArray>> found = co_await committedFile(*site, receipt.remoteId);
    if (!found)
        co_return std::unexpected(found.error());
    const std::optional<QByteArray> committed = *found;
    const Result<void> taken = co_await inBackground(
        [account, receipt, committed] { return trashFile(account, receipt, committed); });
    // An earlier attempt may have come so far; it may have only the push before it.
    const bool again = !taken && taken.error().kind == ErrorKind::NotFound;
    if (!taken && (!again || (committed && revisionOf(*committed) != receipt.revision)))
        co_return taken;
    const QString name = receipt.remoteId.section(u'/', -1);
    const Result<Pushed> recorded =
        co_await record(*site, {{receipt.remoteId, {}}}, StaticSiteText::tr("Remove “%1”").arg(name));
    if (!recorded)
        co_return std::unexpected(recorded.error());
    if (again && !committed && *recorded == Pushed::NothingNew)
        co_return taken; // it was gone everywhere
    co_return {};
}

QCoro::Task<Result<QStringList>> tried(Account account, GitLimits limits)
{
    const Result<GitUse> use = gitUseOf(account);
    if (!use)
        co_return std::unexpected(use.error());
    Result<QStringList> found = co_await inBackground([account] { return trySite(account); });
    if (!found || *use == GitUse::None)
        co_return found;
    const QString root = QFileInfo(account.folder).canonicalFilePath();
    const Result<GitSite> site = co_await openGitSite(account, root, limits);
    if (!site)
        co_return std::unexpected(site.error());
    *found += StaticSiteText::tr("Each post is committed on the branch “%1” as %2 <%3>.")
                  .arg(site->branch, site->name, site->email);
    if (*use == GitUse::Commit)
        co_return found;
    const Result<Pushed> pushed = co_await pushBranch(*site, PushMode::Trial);
    if (!pushed)
        co_return std::unexpected(pushed.error());
    *found += StaticSiteText::tr("Then the branch is pushed to “%1”, with what you committed to it yourself.")
                  .arg(site->remote.name.isEmpty() ? site->remote.address : site->remote.name);
    co_return found;
}

} // namespace

StaticSitePublisher::StaticSitePublisher(Account account, std::chrono::milliseconds patience)
    : m_account(std::move(account)), m_patience(patience)
{
}

StaticSitePublisher::~StaticSitePublisher()
{
    m_stop.request_stop();
}

void StaticSitePublisher::stop()
{
    m_stop.request_stop();
}

QCoro::Task<Result<QStringList>> StaticSitePublisher::test()
{
    return tried(m_account, {m_patience, m_stop.get_token()});
}

QCoro::Task<Result<Receipt>> StaticSitePublisher::create(Publication publication)
{
    return send(m_account, {m_patience, m_stop.get_token()}, {}, std::move(publication));
}

QCoro::Task<Result<Receipt>> StaticSitePublisher::update(Receipt before, Publication publication)
{
    return send(m_account, {m_patience, m_stop.get_token()}, std::move(before), std::move(publication));
}

QCoro::Task<Result<RemotePost>> StaticSitePublisher::fetch(Receipt receipt)
{
    return inBackground([account = m_account, receipt] { return readFile(account, receipt); });
}

QCoro::Task<Result<QList<RemoteSummary>>> StaticSitePublisher::list(RemoteQuery query)
{
    if (siteKindOf(m_account.service) == SiteKind::Folder)
        return Publisher::list(std::move(query));
    return inBackground([account = m_account, query] { return listPages(account, query); });
}

QCoro::Task<Result<RemotePost>> StaticSitePublisher::find(QUrl address)
{
    if (siteKindOf(m_account.service) == SiteKind::Folder)
        return Publisher::find(std::move(address));
    return inBackground([account = m_account, address] { return findPage(account, address); });
}

QCoro::Task<Result<void>> StaticSitePublisher::trash(Receipt receipt)
{
    return takeAway(m_account, {m_patience, m_stop.get_token()}, std::move(receipt));
}

QCoro::Task<Result<std::optional<Receipt>>> StaticSitePublisher::lookFor(Publication)
{
    co_return failure(ErrorKind::Refused,
                      StaticSiteText::tr("“git log” and “git status” in “%1” say how far it came.")
                          .arg(QDir::toNativeSeparators(m_account.folder)));
}

QCoro::Task<Result<UploadedMedia>> StaticSitePublisher::upload(MediaFile file)
{
    return inBackground([account = m_account, file] { return writePicture(account, file); });
}

} // namespace Postil
