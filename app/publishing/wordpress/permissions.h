// SPDX-License-Identifier: MIT
// What a user of a WordPress blog may do, as users/me tells it.
// Rule: wordpress.org/documentation/article/roles-and-capabilities
#pragma once

#include "publishing/account.h"

#include <QJsonObject>
#include <QStringList>

namespace Postil {

struct Permissions
{
    QString name;      // as it stands under posts
    QStringList roles; // "author"
    bool write = false;
    bool publish = false;
    bool upload = false;
    bool makeCategories = false;

    bool operator==(const Permissions &) const = default;
};

[[nodiscard]] Permissions permissionsFrom(const QJsonObject &me);

// For the user, who tests an account.
[[nodiscard]] QStringList sentencesOf(const Permissions &may, const QString &blog, const Account &account);

} // namespace Postil
