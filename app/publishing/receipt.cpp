// SPDX-License-Identifier: MIT
#include "publishing/receipt.h"

#include "base/jsonreader.h"
#include "base/text.h"
#include "base/url.h"
#include "post/housestyle.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int ReceiptVersion = 1;

struct ReceiptText
{
    Q_DECLARE_TR_FUNCTIONS(Receipt)
};

} // namespace

QJsonObject toJson(const Receipt &receipt)
{
    QJsonObject json = jsonForm("receipt"_L1, ReceiptVersion);
    json.insert("account"_L1, receipt.account);
    json.insert("remoteId"_L1, receipt.remoteId);
    json.insert("url"_L1, receipt.url);
    json.insert("revision"_L1, receipt.revision);
    json.insert("state"_L1, wordOf(receipt.state));
    json.insert("time"_L1, receipt.time.toUTC().toString(Qt::ISODate));
    return json;
}

Result<Receipt> receiptFromJson(const QJsonObject &object)
{
    static const QStringList states{wordOf(PublishState::Draft), wordOf(PublishState::Live),
                                    wordOf(PublishState::Scheduled)};
    JsonReader json(object, "receipt"_L1, ReceiptVersion);
    Receipt receipt{.account = json.string("account"_L1),
                    .remoteId = singleLine(json.string("remoteId"_L1)),
                    .url = json.string("url"_L1),
                    .revision = singleLine(json.string("revision"_L1)),
                    .state = PublishState(json.choice("state"_L1, states, int(PublishState::Live))),
                    .time = json.dateTime("time"_L1)};
    if (!isStyleId(receipt.account))
        json.refuse("account"_L1, ReceiptText::tr("must be the id of an account"));
    if (receipt.remoteId.isEmpty())
        json.refuse("remoteId"_L1, ReceiptText::tr("must not be empty"));
    if (!receipt.url.isEmpty() && safeHref(receipt.url).isEmpty())
        json.refuse("url"_L1, ReceiptText::tr("must be a web address"));
    if (!receipt.time.isValid())
        json.refuse("time"_L1, ReceiptText::tr("must be a time like 2019-03-25T10:38:00Z"));
    return json.finish(std::move(receipt));
}

} // namespace Postil
