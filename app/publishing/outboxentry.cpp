// SPDX-License-Identifier: MIT
#include "publishing/outboxentry.h"

#include "base/jsonreader.h"
#include "publishing/publicationjson.h"

#include <QCoreApplication>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int OutboxVersion = 1;

struct OutboxEntryText
{
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

// Each in the order of its enum.
const QStringList &outboxActions()
{
    static const QStringList words{u"create"_s, u"update"_s, u"trash"_s, u"restore"_s};
    return words;
}

const QStringList &outboxStates()
{
    static const QStringList words{u"queued"_s, u"waiting"_s, u"asking"_s,   u"sending"_s,
                                   u"done"_s,   u"failed"_s,  u"conflict"_s, u"cancelled"_s};
    return words;
}

const QStringList &outboxWaits()
{
    static const QStringList words{u"nothing"_s, u"network"_s, u"retry"_s, u"schedule"_s};
    return words;
}

const QStringList &outboxErrors()
{
    static const QStringList words{u"bad-input"_s, u"not-found"_s, u"too-large"_s, u"network"_s,
                                   u"timeout"_s,   u"refused"_s,   u"cancelled"_s, u"storage"_s,
                                   u"engine"_s,    u"template"_s,  u"sign-in"_s,   u"conflict"_s};
    return words;
}

Result<std::optional<Receipt>> optionalReceipt(const QJsonObject &json, QLatin1StringView name)
{
    if (!json.contains(name))
        return std::optional<Receipt>();
    return receiptFromJson(json.value(name).toObject()).transform([](const Receipt &receipt) {
        return std::optional(receipt);
    });
}

} // namespace

bool isSettled(const OutboxEntry &entry)
{
    switch (entry.state) {
    case OutboxState::Queued:
    case OutboxState::Waiting:
    case OutboxState::Asking:
    case OutboxState::Sending:
        return false;
    case OutboxState::Done:
    case OutboxState::Failed:
    case OutboxState::Conflict:
    case OutboxState::Cancelled:
        return true;
    }
    Q_UNREACHABLE_RETURN(true);
}

QDateTime dateOnceMore(const std::optional<OutboxEntry> &waiting, const QDateTime &now)
{
    const QDateTime date = waiting ? waiting->publication.post.date : QDateTime();
    return date.isValid() ? std::min(date, now) : now;
}

QString wordOf(OutboxState state)
{
    return outboxStates().at(int(state));
}

OutboxRow toRow(const OutboxEntry &entry)
{
    QJsonObject json = jsonForm("outbox"_L1, OutboxVersion);
    json.insert("action"_L1, outboxActions().at(int(entry.action)));
    json.insert("publication"_L1, toJson(entry.publication));
    if (entry.before)
        json.insert("before"_L1, toJson(*entry.before));
    json.insert("waiting"_L1, outboxWaits().at(int(entry.waiting)));
    json.insert("message"_L1, entry.message);
    if (entry.error)
        json.insert("error"_L1, outboxErrors().at(int(*entry.error)));
    if (entry.receipt)
        json.insert("receipt"_L1, toJson(*entry.receipt));
    if (entry.wanted.isValid())
        json.insert("wanted"_L1, entry.wanted.toUTC().toString(Qt::ISODateWithMs));
    if (!entry.after.isNull())
        json.insert("after"_L1, entry.after.toString(QUuid::WithoutBraces));
    return {.id = entry.id,
            .draft = entry.draft,
            .account = entry.account,
            .state = wordOf(entry.state),
            .attempts = entry.attempts,
            .next = entry.next,
            .created = entry.created,
            .entry = json,
            .holder = entry.holder,
            .version = entry.version};
}

Result<OutboxEntry> outboxEntryOf(const OutboxRow &row)
{
    JsonReader json(row.entry, "outbox"_L1, OutboxVersion);
    OutboxEntry entry{.id = row.id,
                      .draft = row.draft,
                      .account = row.account,
                      .action = OutboxAction(json.choice("action"_L1, outboxActions(), 0)),
                      .state = OutboxState(outboxStates().indexOf(row.state)),
                      .waiting = OutboxWait(json.choice("waiting"_L1, outboxWaits(), 0)),
                      .message = json.string("message"_L1),
                      .attempts = row.attempts,
                      .created = row.created,
                      .wanted = json.dateTime("wanted"_L1),
                      .next = row.next,
                      .after = QUuid(json.string("after"_L1)),
                      .version = row.version,
                      .holder = row.holder};
    if (int(entry.state) < 0)
        json.refuse("state"_L1, OutboxEntryText::tr("is “%1”, which this Postil does not know").arg(row.state));
    if (!json.string("error"_L1).isEmpty())
        entry.error = ErrorKind(json.choice("error"_L1, outboxErrors(), 0));
    if (!json.ok())
        return json.finish(entry);
    auto publication = publicationFromJson(row.entry.value("publication"_L1).toObject());
    auto before = optionalReceipt(row.entry, "before"_L1);
    auto receipt = optionalReceipt(row.entry, "receipt"_L1);
    if (!publication || !before || !receipt)
        return std::unexpected(!publication ? publication.error()
                               : !before    ? before.error()
                                            : receipt.error());
    entry.publication = std::move(*publication);
    entry.before = std::move(*before);
    entry.receipt = std::move(*receipt);
    return entry;
}

} // namespace Postil
