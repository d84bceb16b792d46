// SPDX-License-Identifier: MIT
// The half of LinkWork that asks whether links still lead to their stories.
#include "mainwindow/linkwork.h"

#include "compose/composepane.h"
#include "compose/session.h"
#include "coverage/checkedlinks.h"

#include <algorithm>
#include <utility>

namespace Postil {

using namespace Qt::StringLiterals;

void LinkWork::checkAll()
{
    const QList<RelatedLink> links = checkedLinks(m_session.post());
    if (links.isEmpty()) {
        Q_EMIT message(tr("There are no links in this post yet."));
        return;
    }
    m_reports.clear();
    check(links);
}

void LinkWork::check(const QList<RelatedLink> &links)
{
    // Links of a post that was read from somewhere must not reach into the local network.
    const bool isAllTyped =
        std::ranges::all_of(links, [this](const RelatedLink &link) { return m_typed.contains(link.url); });
    m_checker.check(links, isAllTyped ? AddressTrust::Typed : AddressTrust::FromOutside);
}

QList<LinkReport> LinkWork::reports() const
{
    QList<LinkReport> over = m_reports.values();
    over.removeIf([](const LinkReport &report) { return !report.isOver(); });
    return over;
}

void LinkWork::reportChanged(LinkChecker::Id id)
{
    const LinkReport report = m_checker.report(id);
    m_reports.insert(report.link.url, report);
    if (report.isOver())
        Q_EMIT reportsChanged();
    showNotices();
}

void LinkWork::checkChanged()
{
    const LinkCheckTally tally = m_checker.tally();
    if (!hasJustEnded(m_isChecking, tally.over, tally.all, tr("checking %1 of %2…")))
        return;
    if (tally.toMend > 0)
        Q_EMIT message(tally.toMend == 1
                           ? tr("1 link needs mending; its row says why.")
                           : tr("%1 links need mending; their rows say why.").arg(tally.toMend));
    else if (tally.unreachable > 0)
        Q_EMIT message(
            tally.unreachable == 1
                ? tr("1 link could not be reached now; the others work.")
                : tr("%1 links could not be reached now; the others work.").arg(tally.unreachable));
    else
        Q_EMIT message(tally.all == 1 ? tr("The link works.") : tr("All %1 links work.").arg(tally.all));
    showNotices();
}

void LinkWork::useReplacement(const QString &address)
{
    const QString replacement = m_reports.value(address).replacement;
    if (replacement.isEmpty())
        return;
    Post post = m_session.post();
    if (post.source.url == address)
        post.source.url = replacement;
    for (CoverageGroup &group : post.coverage) {
        for (RelatedLink &link : group.links) {
            if (link.url == address)
                link.url = replacement;
        }
    }
    m_session.edit(tr("Mend Link"), std::move(post));
}

} // namespace Postil
