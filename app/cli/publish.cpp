// SPDX-License-Identifier: MIT
// postil publish FILE --to ACCOUNT [--draft | --at TIME] [--update] [--from FORM] [--style NAME|FILE]
#include "cli/readpost.h"
#include "cli/streams.h"
#include "cli/verb.h"
#include "library/library.h"
#include "post/stylecatalogue.h"
#include "publishing/accountstore.h"
#include "publishing/catalogue.h"
#include "publishing/outbox.h"
#include "publishing/preflight.h"
#include "publishing/scheduletime.h"
#include "publishing/sentpost.h"
#include "rendering/renderer.h"
#include "source/fetcher.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QCoroSignal>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct PublishVerbText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

enum class Known { CreateOnly, UpdateToo };

struct PublishOptions
{
    PostInput in;
    QString to;
    PublishState state = PublishState::Live;
    QString at; // ISO 8601; without a zone it is the blog's
    Known known = Known::CreateOnly;
};

Result<PublishOptions> readPublishOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{u"to"_s, {}, u"ACCOUNT"_s},
                       {u"draft"_s, {}},
                       {u"at"_s, {}, u"TIME"_s},
                       {u"update"_s, {}},
                       {u"from"_s, {}, u"FORM"_s},
                       {u"style"_s, {}, u"NAME|FILE"_s}});
    if (!parser.parse(QStringList{u"publish"_s} + arguments))
        return failure(ErrorKind::BadInput, parser.errorText());
    if (parser.positionalArguments().size() != 1)
        return failure(ErrorKind::BadInput,
                       PublishVerbText::tr("Name one post to publish, or - for standard input."));
    if (parser.value(u"to"_s).isEmpty())
        return failure(ErrorKind::BadInput, PublishVerbText::tr("Say where to with --to ACCOUNT."));
    if (parser.isSet(u"draft"_s) && parser.isSet(u"at"_s))
        return failure(ErrorKind::BadInput,
                       PublishVerbText::tr("A draft has no time: give either --draft or --at."));
    return postInput(parser.positionalArguments().first(), parser.value(u"from"_s), parser.value(u"style"_s))
        .transform([&](PostInput in) {
            return PublishOptions{.in = in,
                                  .to = parser.value(u"to"_s),
                                  .state = parser.isSet(u"draft"_s) ? PublishState::Draft
                                           : parser.isSet(u"at"_s)  ? PublishState::Scheduled
                                                                    : PublishState::Live,
                                  .at = parser.value(u"at"_s),
                                  .known = parser.isSet(u"update"_s) ? Known::UpdateToo : Known::CreateOnly};
        });
}

Result<PublishTime> timeOf(const PublishOptions &options, const Account &account, const QDateTime &now)
{
    if (options.state != PublishState::Scheduled)
        return PublishTime{.state = options.state, .at = {}};
    const QDateTime typed = QDateTime::fromString(options.at, Qt::ISODate);
    if (!typed.isValid())
        return failure(ErrorKind::BadInput,
                       PublishVerbText::tr("“%1” is no time. Write it as 2026-03-29T18:30.").arg(options.at));
    // A time with a zone is that time; one without is on the blog's clock.
    const QTimeZone zone = typed.timeSpec() == Qt::LocalTime ? zoneOf(account) : typed.timeZone();
    const auto at = scheduleTime(typed.date(), typed.time(), zone, now);
    if (!at)
        return std::unexpected(at.error());
    if (!at->note.isEmpty())
        complain(at->note);
    return PublishTime{.state = PublishState::Scheduled, .at = at->at};
}

// What stands for the draft of a file: the same file, sent to the same blog again, is the same post.
QUuid draftOf(const PostInput &in, const Post &post)
{
    const QString name =
        in.name == "-"_L1 ? safeSlug(normalised(post)) : QFileInfo(in.name).absoluteFilePath();
    return QUuid::createUuidV5(QUuid(u"{4a8f5a0e-6f5b-5d0c-9a55-0d1c9be1f1aa}"_s), name);
}

Result<void> checkBefore(const ImportedPost &post, const Account &account, const PublishService &service,
                         const PublishTime &when, const QDateTime &now, const MediaStore &media)
{
    const auto findings = preflight(post.post, post.style,
                                    {.article = {},
                                     .earlier = {},
                                     .blog = QUrl(account.address),
                                     .wantsLabels = service.features.labels && account.labels.isEmpty(),
                                     .noPicturesAt = service.features.media ? QString() : service.name,
                                     .missing = missingPictures(post.post, media),
                                     .now = now,
                                     .goesAt = when.at});
    QStringList blocking;
    for (const PreflightFinding &finding : findings) {
        if (finding.severity == Severity::Blocks)
            blocking.append(finding.sentence);
    }
    if (blocking.isEmpty())
        return {};
    return failure(ErrorKind::Refused,
                   PublishVerbText::tr("The post was not sent. %1").arg(blocking.join(u' ')));
}

bool isUnderWay(const std::optional<OutboxEntry> &entry)
{
    return entry && (entry->state == OutboxState::Queued || entry->state == OutboxState::Sending);
}

QCoro::Task<std::optional<OutboxEntry>> settledEntry(Outbox &outbox, QUuid id)
{
    while (isUnderWay(outbox.entry(id)))
        co_await qCoro(&outbox, &Outbox::changed);
    co_return outbox.entry(id);
}

// Sent, or settled some other way, or left to the window.
QCoro::Task<Result<OutboxEntry>> follow(Outbox &outbox, OutboxEntry queued)
{
    std::optional<OutboxEntry> entry = queued;
    // An earlier version of it that may be on the blog goes first, now.
    if (const auto earlier = outbox.entry(queued.after); earlier && !isSettled(*earlier)) {
        if (const auto sent = co_await outbox.send(earlier->id); !sent)
            co_return std::unexpected(sent.error());
        entry = co_await settledEntry(outbox, earlier->id);
    }
    if (!entry || entry->state != OutboxState::Waiting)
        entry = co_await settledEntry(outbox, queued.id);
    if (!entry)
        co_return failure(ErrorKind::Cancelled, PublishVerbText::tr("The post was taken out of the outbox."));
    if (entry->state == OutboxState::Done)
        co_return *entry;
    if (entry->state == OutboxState::Waiting)
        co_return failure(
            ErrorKind::Network,
            PublishVerbText::tr("%1 It is in the outbox, and goes when Postil's window is open.")
                .arg(entry->message));
    co_return failure(entry->error.value_or(ErrorKind::Refused), entry->message);
}

QCoro::Task<Result<OutboxEntry>> publish(PublishOptions options, CliServices services)
{
    const AccountStore accounts(services.accounts);
    const Result<Account> account = accounts.find(options.to);
    if (!account)
        co_return std::unexpected(account.error());
    const Result<PublishService> service = findService(account->service);
    if (!service)
        co_return std::unexpected(service.error());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Result<PublishTime> when = timeOf(options, *account, now);
    if (!when)
        co_return std::unexpected(when.error());
    auto imported = co_await readPost(options.in, services);
    if (!imported)
        co_return std::unexpected(imported.error());
    if (const auto checked = checkBefore(*imported, *account, *service, *when, now, services.media); !checked)
        co_return std::unexpected(checked.error());
    HouseStyle style = imported->style;
    if (!account->style.isEmpty())
        style = StyleCatalogue(services.userStyles).find(account->style).value_or(style);
    if (!isStyleId(style.id)) // a style file without one
        style.id = u"own"_s;

    QDir().mkpath(QFileInfo(services.library).path());
    auto library = co_await Library::open(services.library);
    if (!library)
        co_return std::unexpected(library.error());
    const std::unique_ptr<HttpClient> http = services.http();
    const std::shared_ptr<SecretStore> secrets = services.secrets();
    Outbox outbox(**library, {.account = [&](const QString &id) { return accounts.find(id); },
                              .makePublisher =
                                  [&](const Account &to, HttpClient *client) {
                                      return makePublisher(to, {.http = client, .secrets = secrets.get()});
                                  },
                              .http = http.get(),
                              .media = services.media});
    const Renderer renderer(services.userTemplates);
    OutboxEntry entry{.draft = draftOf(options.in, imported->post), .account = account->id};
    const auto waiting = co_await outbox.unsettled(entry.draft, account->id);
    if (!waiting)
        co_return std::unexpected(waiting.error());
    const auto prepare = [&](const Post &post) {
        return preparePublication(post, style, *account, *when, service->forms, renderer,
                                  dateOnceMore(*waiting, now));
    };
    entry.publication = prepare(imported->post);
    const auto rows = co_await (*library)->receipts(entry.draft);
    if (!rows)
        co_return std::unexpected(rows.error());
    if (const auto sent = standingPost(*rows, account->id)) {
        if (options.known == Known::CreateOnly)
            co_return failure(
                ErrorKind::Refused,
                PublishVerbText::tr("This post was sent to “%1” before (%2). To change it there, "
                                    "add --update.")
                    .arg(account->name, sent->receipt.url.isEmpty()
                                            ? PublishVerbText::tr("not for readers yet")
                                            : sent->receipt.url));
        entry.action = OutboxAction::Update;
        entry.before = sent->receipt;
        entry.publication = prepare(withSlugOf(*sent, imported->post));
        // What a file does not say stays as it is there: a private post does not become everybody's.
        entry.publication.audience = sent->sent.audience;
    }
    // Without start(): what others have queued is theirs to send, but for this very post.
    const auto queued = co_await outbox.enqueue(entry);
    if (!queued)
        co_return std::unexpected(queued.error());
    co_return co_await follow(outbox, *queued);
}

} // namespace

QString publishUsage()
{
    return PublishVerbText::tr(
        "postil publish FILE --to ACCOUNT [--draft | --at TIME] [--update]\n"
        "               [--from text|markdown|html|json] [--style NAME|FILE]\n"
        "    sends the post to a blog, once, and prints its address, where it has one. TIME as "
        "2026-03-29T18:30, on the blog's clock;\n"
        "    --update changes a post that was sent before. What postil check calls an "
        "error keeps it here.\n"
        "    Pictures beside a Markdown file go along.\n");
}

bool publishNeedsWebEngine(const QStringList &arguments)
{
    const Result<PublishOptions> options = readPublishOptions(arguments);
    return options && needsWebEngine(options->in);
}

QCoro::Task<int> runPublish(QStringList arguments, CliServices services)
{
    const Result<PublishOptions> options = readPublishOptions(arguments);
    if (!options) {
        complain(options.error().message + u' ' + PublishVerbText::tr("See postil publish --help."));
        co_return ExitUsage;
    }
    const Result<OutboxEntry> sent = co_await publish(*options, services);
    if (!sent) {
        complain(sent.error().message);
        co_return ExitFailed;
    }
    const QString address = sent->receipt ? sent->receipt->url : QString();
    if (address.isEmpty()) { // a draft has none
        complain(sent->message);
        co_return 0;
    }
    if (const auto written = writeOutput(u"-"_s, (address + u'\n').toUtf8()); !written) {
        complain(written.error().message);
        co_return ExitFailed;
    }
    co_return 0;
}

} // namespace Postil
