// SPDX-License-Identifier: MIT
#include "compose/coverageedits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

static bool has(const Post &post, LinkPlace place)
{
    return place.group >= 0 && place.group < post.coverage.size() && place.row >= 0
           && place.row < post.coverage[place.group].links.size();
}

static CoverageGroup *groupAt(Post &post, int group, const QString &heading = {})
{
    if (group == post.coverage.size())
        post.coverage.append({.heading = heading, .links = {}});
    return group >= 0 && group < post.coverage.size() ? &post.coverage[group] : nullptr;
}

QString suggestedHeading(const Post &post, const QString &wording)
{
    QString heading = wording;
    return heading.replace("%1"_L1, post.title).trimmed();
}

Post withHeading(Post post, int group, const QString &heading)
{
    if (CoverageGroup *found = groupAt(post, group))
        found->heading = heading;
    return post;
}

Post withLink(Post post, LinkPlace place, const RelatedLink &link)
{
    if (has(post, place))
        post.coverage[place.group].links[place.row] = link;
    return post;
}

Post withLinksInserted(Post post, LinkPlace before, const QList<RelatedLink> &links, const QString &heading)
{
    CoverageGroup *group = groupAt(post, before.group, heading);
    if (!group)
        return post;
    qsizetype row = std::clamp<qsizetype>(before.row, 0, group->links.size());
    for (const RelatedLink &link : links)
        group->links.insert(row++, link);
    return post;
}

Post withoutLink(Post post, LinkPlace place)
{
    if (has(post, place))
        post.coverage[place.group].links.removeAt(place.row);
    return post;
}

Post withGroup(Post post, int before, const CoverageGroup &group)
{
    post.coverage.insert(std::clamp<qsizetype>(before, 0, post.coverage.size()), group);
    return post;
}

Post withoutGroup(Post post, int group)
{
    if (group >= 0 && group < post.coverage.size())
        post.coverage.removeAt(group);
    return post;
}

MovedLink withLinkMoved(Post post, LinkPlace from, LinkPlace to)
{
    if (!has(post, from) || to.group < 0 || to.group >= post.coverage.size())
        return {std::move(post), from};
    const RelatedLink link = post.coverage[from.group].links.takeAt(from.row);
    if (to.group == from.group && to.row > from.row)
        --to.row;
    QList<RelatedLink> &links = post.coverage[to.group].links;
    to.row = int(std::clamp<qsizetype>(to.row, 0, links.size()));
    links.insert(to.row, link);
    return {std::move(post), to};
}

MovedLink withLinkStepped(Post post, LinkPlace from, Direction direction)
{
    if (!has(post, from))
        return {std::move(post), from};
    LinkPlace to = from;
    if (direction == Direction::Up && from.row > 0) {
        --to.row;
    } else if (direction == Direction::Up && from.group > 0) {
        to = {from.group - 1, int(post.coverage[from.group - 1].links.size())};
    } else if (direction == Direction::Down && from.row + 1 < post.coverage[from.group].links.size()) {
        to.row += 2;
    } else if (direction == Direction::Down && from.group + 1 < post.coverage.size()) {
        to = {from.group + 1, 0};
    } else {
        return {std::move(post), from};
    }
    return withLinkMoved(std::move(post), from, to);
}

} // namespace Postil
