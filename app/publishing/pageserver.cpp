// SPDX-License-Identifier: MIT
#include "publishing/pageserver.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct PageServerText
{
    Q_DECLARE_TR_FUNCTIONS(PageServer)
};

QString pageRevision(const QByteArray &bytes)
{
    return "sha256:"_L1
           + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Result<QByteArray> pageBytes(const Publication &publication)
{
    if (publication.when.state != PublishState::Live)
        return failure(
            ErrorKind::Refused,
            PageServerText::tr("A folder of pages has no drafts and cannot wait: every page in it is "
                               "shown. Publish the post when it is time."));
    const QString content = publication.content(Form::HtmlPage);
    if (content.isEmpty())
        return failure(ErrorKind::BadInput,
                       PageServerText::tr("The post was not rendered for this kind of blog."));
    QByteArray bytes = content.toUtf8();
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    return bytes;
}

Result<void> checkPageName(const QString &name)
{
    if (isPageName(name))
        return {};
    return failure(ErrorKind::Refused, PageServerText::tr("“%1” is no name of a page of ours.").arg(name));
}

struct NewPage
{
    QString name;
    QByteArray bytes;
};

Result<NewPage> newPage(const Publication &publication)
{
    Result<QByteArray> bytes = pageBytes(publication);
    if (!bytes)
        return std::unexpected(bytes.error());
    const QString name = safeSlug(publication.post) + ".html"_L1;
    if (const Result<void> checked = checkPageName(name); !checked)
        return std::unexpected(checked.error());
    return NewPage{name, *std::move(bytes)};
}

// What stands there, where it is a page still as `receipt` left it.
Result<StoredPage> unchangedPage(const Result<std::optional<StoredPage>> &there, const Receipt &receipt)
{
    if (!there)
        return std::unexpected(there.error());
    if (!*there)
        return failure(ErrorKind::NotFound,
                       PageServerText::tr("“%1” is no longer on the server.").arg(receipt.remoteId));
    if (pageRevision((*there)->bytes) != receipt.revision)
        return failure(
            ErrorKind::Conflict,
            PageServerText::tr("“%1” was changed on the server since Postil wrote it, and was left "
                               "as it is. Compare the two, or publish this one under another name.")
                .arg(receipt.remoteId));
    return **there;
}

// What an attempt left that was cut off in the middle, where the server writes in place.
bool isBeginningOf(const StoredPage &page, const QByteArray &bytes)
{
    return bytes.startsWith(page.bytes);
}

} // namespace

bool isPageName(const QString &name)
{
    static const QRegularExpression form(u"\\A[a-z0-9][a-z0-9-]{0,99}\\.html\\z"_s);
    return form.match(name).hasMatch();
}

bool isPictureFileName(const QString &name)
{
    static const QRegularExpression form(u"\\A[a-z0-9][a-z0-9-]{0,99}\\.(?:jpg|png|gif|webp)\\z"_s);
    return form.match(name).hasMatch();
}

PagePublisher::PagePublisher(Account account, std::unique_ptr<PageServer> server)
    : m_account(std::move(account)), m_server(std::move(server))
{
}

Receipt PagePublisher::receiptOf(const QString &name, const QByteArray &bytes) const
{
    QString address = m_account.address;
    if (!address.isEmpty() && !address.endsWith(u'/'))
        address += u'/';
    return {.account = m_account.id,
            .remoteId = name,
            .url = address.isEmpty() ? QString() : address + name,
            .revision = pageRevision(bytes),
            .state = PublishState::Live,
            .time = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC)};
}

void PagePublisher::stop()
{
    m_server->stop();
}

QCoro::Task<Result<QStringList>> PagePublisher::test()
{
    return m_server->test();
}

QCoro::Task<Result<Receipt>> PagePublisher::create(Publication publication)
{
    const Result<NewPage> page = newPage(publication);
    if (!page)
        co_return std::unexpected(page.error());
    const auto &[name, bytes] = *page;
    const Result<std::optional<StoredPage>> there = co_await m_server->read(name);
    if (!there)
        co_return std::unexpected(there.error());
    if (*there && (*there)->bytes == bytes) // an earlier attempt came so far
        co_return receiptOf(name, bytes);
    if (*there && !isBeginningOf(**there, bytes))
        co_return failure(
            ErrorKind::Conflict,
            PageServerText::tr("There is another page “%1” on the server, which was left as it is. "
                               "Give this post another address (slug).")
                .arg(name));
    const Result<void> written = co_await m_server->write(name, bytes, *there);
    if (!written)
        co_return std::unexpected(written.error());
    co_return receiptOf(name, bytes);
}

QCoro::Task<Result<Receipt>> PagePublisher::update(Receipt before, Publication publication)
{
    const Result<QByteArray> bytes = pageBytes(publication);
    if (!bytes)
        co_return std::unexpected(bytes.error());
    if (const Result<void> checked = checkPageName(before.remoteId); !checked)
        co_return std::unexpected(checked.error());
    const Result<std::optional<StoredPage>> there = co_await m_server->read(before.remoteId);
    if (there && *there && (*there)->bytes == *bytes) // an earlier attempt at this came so far
        co_return receiptOf(before.remoteId, *bytes);
    const bool isCutShort = there && *there && isBeginningOf(**there, *bytes);
    const Result<StoredPage> page = isCutShort ? **there : unchangedPage(there, before);
    if (!page)
        co_return std::unexpected(page.error());
    const Result<void> written = co_await m_server->write(before.remoteId, *bytes, *page);
    if (!written)
        co_return std::unexpected(written.error());
    co_return receiptOf(before.remoteId, *bytes);
}

QCoro::Task<Result<RemotePost>> PagePublisher::fetch(Receipt receipt)
{
    if (const Result<void> checked = checkPageName(receipt.remoteId); !checked)
        co_return std::unexpected(checked.error());
    const Result<std::optional<StoredPage>> there = co_await m_server->read(receipt.remoteId);
    if (there && *there)
        receipt.revision = pageRevision((*there)->bytes);
    const Result<StoredPage> page = unchangedPage(there, receipt);
    if (!page)
        co_return std::unexpected(page.error());
    co_return RemotePost{
        .receipt = receipt, .content = QString::fromUtf8(page->bytes), .form = Form::HtmlPage};
}

QCoro::Task<Result<void>> PagePublisher::trash(Receipt receipt)
{
    if (const Result<void> checked = checkPageName(receipt.remoteId); !checked)
        co_return checked;
    const Result<std::optional<StoredPage>> there = co_await m_server->read(receipt.remoteId);
    const Result<StoredPage> page = unchangedPage(there, receipt);
    if (!page)
        co_return std::unexpected(page.error());
    co_return co_await m_server->remove(receipt.remoteId, *page);
}

QCoro::Task<Result<std::optional<Receipt>>> PagePublisher::lookFor(Publication publication)
{
    const Result<NewPage> page = newPage(publication);
    if (!page)
        co_return std::unexpected(page.error());
    const auto &[name, bytes] = *page;
    const Result<std::optional<StoredPage>> there = co_await m_server->read(name);
    if (!there)
        co_return std::unexpected(there.error());
    const bool isThere = *there && (*there)->bytes == bytes;
    co_return isThere ? std::optional(receiptOf(name, bytes)) : std::nullopt;
}

QCoro::Task<Result<UploadedMedia>> PagePublisher::upload(MediaFile file)
{
    if (!isPictureFileName(file.name))
        co_return failure(ErrorKind::Refused,
                          PageServerText::tr("“%1” is no name of a picture of ours.").arg(file.name));
    const Result<std::optional<StoredPage>> there = co_await m_server->read(file.name);
    if (!there)
        co_return std::unexpected(there.error());
    const UploadedMedia uploaded{.remoteId = file.name, .url = file.name};
    if (*there && (*there)->bytes == file.bytes) // an earlier attempt came so far
        co_return uploaded;
    if (*there && !isBeginningOf(**there, file.bytes))
        co_return failure(
            ErrorKind::Conflict,
            PageServerText::tr(
                "There is another picture “%1” on the server, which was left as it is. Rename it "
                "there, and send the post again.")
                .arg(file.name));
    const Result<void> written = co_await m_server->write(file.name, file.bytes, *there);
    if (!written)
        co_return std::unexpected(written.error());
    co_return uploaded;
}

} // namespace Postil
