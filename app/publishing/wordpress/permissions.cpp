// SPDX-License-Identifier: MIT
#include "publishing/wordpress/permissions.h"

#include "publishing/apianswer.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct PermissionsText
{
    Q_DECLARE_TR_FUNCTIONS(WordPress)
};

} // namespace

Permissions permissionsFrom(const QJsonObject &me)
{
    const QJsonObject capabilities = me.value("capabilities"_L1).toObject();
    const auto may = [&capabilities](QLatin1StringView what) { return capabilities.value(what).toBool(); };
    Permissions permissions{.name = saidPlainly(me.value("name"_L1).toString()),
                            .roles = {},
                            .write = may("edit_posts"_L1),
                            .publish = may("publish_posts"_L1),
                            .upload = may("upload_files"_L1),
                            .makeCategories = may("manage_categories"_L1)};
    const QJsonArray roles = me.value("roles"_L1).toArray();
    for (const QJsonValue &role : roles)
        permissions.roles.append(saidPlainly(role.toString()));
    return permissions;
}

QStringList sentencesOf(const Permissions &may, const QString &blog, const Account &account)
{
    QStringList found{PermissionsText::tr("“%1” was found at %2.").arg(saidPlainly(blog), account.address),
                      PermissionsText::tr("Signed in as %1 (%2).").arg(may.name, may.roles.join(u", "_s))};
    found += may.publish
                 ? PermissionsText::tr("This account may publish.")
                 : PermissionsText::tr("This account may save drafts, but not publish: somebody else on the "
                                       "blog has to.");
    if (!may.upload)
        found += PermissionsText::tr("It may not upload pictures.");
    const bool usesCategories = account.options.value(u"labels"_s) == "categories"_L1
                                || !account.options.value(u"category"_s).isEmpty();
    if (usesCategories && !may.makeCategories)
        found +=
            PermissionsText::tr("It may not make categories: a label for which the blog has none becomes a "
                                "tag.");
    return found;
}

} // namespace Postil
