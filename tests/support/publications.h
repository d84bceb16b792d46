// SPDX-License-Identifier: MIT
// Posts to send to a service, as the window and the command line make them.
#pragma once

#include "publishing/account.h"
#include "publishing/catalogue.h"
#include "publishing/publication.h"

namespace Postil::Test {

[[nodiscard]] inline Post harbourPost(const QString &title = QStringLiteral("The harbour & its <ships>"))
{
    Post post;
    post.title = title;
    post.source = {.url = QStringLiteral("https://news.example/harbour"),
                   .headline = QStringLiteral("Harbour closed"),
                   .outlet = QStringLiteral("News"),
                   .byline = {},
                   .published = {}};
    post.commentary = QStringLiteral("What *this* means: “much”, für alle.\n\nMore soon, 50 % of it.");
    post.labels = QStringList{QStringLiteral("Harbour"), QStringLiteral("Ships & boats")};
    return post;
}

[[nodiscard]] inline Publication publicationFor(const Account &account, const Post &post,
                                                PublishTime when = {}, Attempt attempt = Attempt::First)
{
    static const Renderer renderer{QString()};
    HouseStyle style;
    style.id = QStringLiteral("plain");
    style.editorLabel = QStringLiteral("Editor:");
    Publication publication =
        preparePublication(post, style, account, when, findService(account.service)->forms, renderer,
                           QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC));
    publication.attempt = attempt;
    return publication;
}

inline const PublishTime AsDraft{PublishState::Draft, {}};

// The full minute: some blogs count in no less.
[[nodiscard]] inline PublishTime inMinutes(int minutes)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch() / 60 * 60;
    return {PublishState::Scheduled, QDateTime::fromSecsSinceEpoch(now + minutes * 60, QTimeZone::UTC)};
}

} // namespace Postil::Test
