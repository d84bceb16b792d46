// SPDX-License-Identifier: MIT
// Every house style there is: the ones that ship, and the user's own, one JSON file each.
// A user's style with the id of a shipped one takes its place.
#pragma once

#include "post/housestyle.h"

#include <QList>
#include <QStringList>

namespace Postil {

class StyleCatalogue
{
public:
    // `userFolder` need not exist. Reading never fails: a broken file is left out and said in problems().
    explicit StyleCatalogue(QString userFolder);

    [[nodiscard]] const QList<HouseStyle> &styles() const { return m_styles; } // shipped first, then by name
    [[nodiscard]] const QStringList &problems() const { return m_problems; }   // one sentence each
    // The style by id or by name; the first one ("plain") where there is none such and `name` is empty.
    [[nodiscard]] Result<HouseStyle> find(const QString &name) const;
    // A style from a file of the user's.
    [[nodiscard]] static Result<HouseStyle> read(const QString &path);

    // Writes the user's style (atomically) and takes it up; its id is made from its name where empty.
    Result<HouseStyle> save(HouseStyle style);
    // Removes the user's file; a shipped style of that id is back again.
    Result<void> remove(const QString &id);
    [[nodiscard]] bool isShipped(const QString &id) const; // as it came, not replaced by the user's

private:
    void load();

    QString m_userFolder;
    QList<HouseStyle> m_styles;
    QStringList m_problems;
    QStringList m_replaced;
};

} // namespace Postil
