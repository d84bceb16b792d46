// SPDX-License-Identifier: MIT
#include "publishing/account.h"

#include "base/jsonreader.h"
#include "base/text.h"
#include "post/housestyle.h"

#include <QCoreApplication>
#include <QDir>
#include <QUrl>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int AccountVersion = 1;

struct AccountText
{
    Q_DECLARE_TR_FUNCTIONS(Account)
};

struct AccountField
{
    QLatin1StringView name;
    QString Account::*member;
};

constexpr AccountField AccountFields[] = {
    {"id"_L1, &Account::id},
    {"name"_L1, &Account::name},
    {"service"_L1, &Account::service},
    {"folder"_L1, &Account::folder},
    {"address"_L1, &Account::address},
    {"style"_L1, &Account::style},
    {"timeZone"_L1, &Account::timeZone},
};

bool isWebAddress(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
           && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

// What could not be meant, or would have to be kept elsewhere.
void checkAccount(JsonReader &json, const Account &account)
{
    const QString letters =
        AccountText::tr("may hold small letters a to z, digits and hyphens only, 60 at most");
    if (!isStyleId(account.id))
        json.refuse("id"_L1, letters);
    if (account.name.isEmpty())
        json.refuse("name"_L1, AccountText::tr("must not be empty"));
    if (!isStyleId(account.service))
        json.refuse("service"_L1, letters);
    if (!account.style.isEmpty() && !isStyleId(account.style))
        json.refuse("style"_L1, letters);
    if (!account.folder.isEmpty() && !QDir::isAbsolutePath(account.folder))
        json.refuse("folder"_L1, AccountText::tr("must be a whole path, from / on"));
    if (!account.address.isEmpty() && !isWebAddress(account.address))
        json.refuse("address"_L1,
                    AccountText::tr(
                        "must be an address like https://blog.example.com, without user name or password"));
    if (!account.timeZone.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(account.timeZone.toUtf8()))
        json.refuse("timeZone"_L1, AccountText::tr("must be a time zone like Europe/Berlin"));
}

} // namespace

QString secretKey(const Account &account, const QString &name)
{
    return account.id + u'/' + name;
}

QTimeZone zoneOf(const Account &account)
{
    const QTimeZone zone(account.timeZone.toUtf8());
    return !account.timeZone.isEmpty() && zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

int pictureWidthOf(const Account &account)
{
    bool isNumber = false;
    const int width = account.options.value(u"picture-width"_s).toInt(&isNumber);
    return isNumber && width >= 0 ? width : usualPictureWidth;
}

QJsonObject toJson(const Account &account)
{
    QJsonObject json = jsonForm("account"_L1, AccountVersion);
    for (const AccountField &field : AccountFields)
        json.insert(field.name, account.*field.member);
    json.insert("labels"_L1, QJsonArray::fromStringList(account.labels));
    QJsonObject options;
    for (const auto &[name, value] : account.options.asKeyValueRange())
        options.insert(name, value);
    json.insert("options"_L1, options);
    return json;
}

Result<Account> accountFromJson(const QJsonObject &object)
{
    JsonReader json(object, "account"_L1, AccountVersion);
    Account account;
    for (const AccountField &field : AccountFields)
        account.*field.member = singleLine(json.string(field.name));
    const QStringList labels = json.strings("labels"_L1);
    for (const QString &label : labels) {
        if (const QString line = singleLine(label).trimmed();
            !line.isEmpty() && !account.labels.contains(line))
            account.labels.append(line);
    }
    const QStringList names = object.value("options"_L1).toObject().keys();
    (void)json.object("options"_L1, [&account, &names](JsonReader &options) {
        for (const QString &name : names)
            account.options.insert(name, singleLine(options.string(QLatin1StringView(name.toLatin1()))));
        return 0;
    });
    if (json.ok())
        checkAccount(json, account);
    return json.finish(std::move(account));
}

} // namespace Postil
