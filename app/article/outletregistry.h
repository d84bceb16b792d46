// SPDX-License-Identifier: MIT
// What outlets are called in a citation: "dw.com" is "DW". Postil knows some hundreds (resources/outlets);
// what the user corrects is learned and counts before them. Both are lists of domains; a host belongs to the
// longest domain that it is, or stands below.
#pragma once

#include "article/outletlist.h"
#include "base/result.h"

#include <QList>
#include <QStringList>

namespace Postil {

struct Outlet
{
    QString name;        // one line, 1 to 80 letters
    QStringList domains; // lower case, ASCII, without "www."

    bool operator==(const Outlet &) const = default;
};

class OutletRegistry
{
public:
    // `userFile`: the user's corrections, resources/schema/outlets.schema.json; need not exist, and where it
    // is empty nothing is kept. Reading never fails: a broken file is left alone and said in problem().
    explicit OutletRegistry(QString userFile = {});

    // The outlet's name; empty for a host that is not known.
    [[nodiscard]] QString name(const QString &host) const;

    // The user's corrections, by name, their domains in order.
    [[nodiscard]] QList<Outlet> corrections() const;
    // One sentence, or empty.
    [[nodiscard]] const QString &problem() const { return m_problem; }

    // From now on this host, and what stands below it, has this name. Errors of what changes something:
    // BadInput (no host, no name), Storage (nothing is changed then).
    Result<void> learn(const QString &host, const QString &name);
    // Forgets one correction; what Postil knows itself is back again. NotFound where there is none.
    Result<void> remove(const QString &host);

    // Of the user's corrections, as JSON.
    [[nodiscard]] QByteArray exported() const;
    // Adds those of another Postil to the user's; where both know a domain the imported name counts. All or
    // nothing; errors also: BadInput and TooLarge, with what is wrong in the JSON.
    Result<void> importJson(const QByteArray &json);

private:
    void reload();
    Result<void> keep(OutletNames corrections);

    QString m_userFile;
    QString m_problem;
    OutletNames m_corrections;
};

} // namespace Postil
