// SPDX-License-Identifier: MIT
#include "publishing/publication.h"

#include "publishing/account.h"

namespace Postil {

using namespace Qt::StringLiterals;

QString wordOf(PublishState state)
{
    switch (state) {
    case PublishState::Draft:
        return u"draft"_s;
    case PublishState::Live:
        return u"live"_s;
    case PublishState::Scheduled:
        return u"scheduled"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString Publication::content(Form form) const
{
    for (const Rendering &rendering : renderings) {
        if (rendering.form == form)
            return rendering.content;
    }
    return {};
}

Publication preparePublication(Post post, const HouseStyle &style, const Account &account, PublishTime when,
                               QList<Form> forms, const Renderer &renderer, QDateTime now)
{
    post = normalised(std::move(post));
    post.slug = safeSlug(post);
    if (when.state == PublishState::Scheduled)
        post.date = when.at;
    else if (!post.date.isValid() || (when.state == PublishState::Live && post.date > now))
        post.date = now;
    for (const QString &label : account.labels) {
        if (!post.labels.contains(label, Qt::CaseInsensitive))
            post.labels.append(label);
    }
    post = normalised(std::move(post));
    if (post.style.isEmpty())
        post.style = style.id;
    Publication publication{.post = post, .style = style, .renderings = {}, .when = when};
    for (const Form form : forms)
        publication.renderings.append(renderer.render(post, style, form));
    return publication;
}

} // namespace Postil
