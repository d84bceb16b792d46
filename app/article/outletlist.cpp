// SPDX-License-Identifier: MIT
#include "article/outletlist.h"

#include "base/jsonreader.h"
#include "base/text.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr int outletsVersion = 1;
constexpr qint64 longestOutletList = 1'000'000;

struct OutletListText
{
    Q_DECLARE_TR_FUNCTIONS(Outlets)
};

} // namespace

QString outletDomain(const QString &host)
{
    static const QRegularExpression habit(uR"(^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.))"_s);
    static const QRegularExpression form(
        uR"(^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$)"_s);
    QString domain = QString::fromLatin1(QUrl::toAce(host.trimmed())).toLower();
    while (domain.endsWith(u'.'))
        domain.chop(1);
    domain.remove(habit);
    return form.match(domain).hasMatch() ? domain : QString();
}

Result<OutletNames> readOutlets(const QByteArray &json)
{
    const auto object = parseJsonObject(json, longestOutletList);
    if (!object)
        return std::unexpected(object.error());
    JsonReader reader(*object, "outlets"_L1, outletsVersion);
    OutletNames names;
    std::ignore = reader.list("outlets"_L1, [&names](JsonReader &outlet) {
        const QString name = singleLine(outlet.string("name"_L1)).simplified();
        if (name.isEmpty() || name.size() > longestOutletName)
            outlet.refuse("name"_L1, OutletListText::tr("must have 1 to 80 letters"));
        const QStringList domains = outlet.strings("domains"_L1);
        for (const QString &given : domains) {
            const QString domain = outletDomain(given);
            if (domain.isEmpty())
                outlet.refuse("domains"_L1, OutletListText::tr("must name sites, such as example.com"));
            names.insert(domain, name);
        }
        return 0;
    });
    return reader.finish(std::move(names));
}

QByteArray writeOutlets(const OutletNames &names)
{
    QMap<QString, QStringList> domains;
    for (const auto &[domain, name] : names.asKeyValueRange())
        domains[name].append(domain);
    QJsonArray outlets;
    for (const auto &[name, list] : std::as_const(domains).asKeyValueRange()) {
        outlets.append(QJsonObject{{u"name"_s, name}, {u"domains"_s, QJsonArray::fromStringList(list)}});
    }
    QJsonObject json = jsonForm("outlets"_L1, outletsVersion);
    json.insert("outlets"_L1, outlets);
    return QJsonDocument(json).toJson();
}

} // namespace Postil
