// SPDX-License-Identifier: MIT
#include "coverage/checkedlinks.h"

#include "markdown/document.h"

namespace Postil {

using namespace Qt::StringLiterals;

QList<RelatedLink> checkedLinks(const Post &post)
{
    QList<RelatedLink> links;
    if (!post.source.url.isEmpty())
        links.append({.headline = post.source.headline,
                      .url = post.source.url,
                      .author = {},
                      .outlet = {},
                      .note = {}});
    for (const Markdown::Block &block : Markdown::parse(post.commentary)) {
        for (const Markdown::Run &run : block.runs) {
            if (run.href.startsWith("http"_L1)) // a word of the text is no headline
                links.append({.headline = {}, .url = run.href, .author = {}, .outlet = {}, .note = {}});
        }
    }
    for (const CoverageGroup &group : post.coverage) {
        for (const RelatedLink &link : group.links) {
            if (!link.url.isEmpty())
                links.append(link);
        }
    }
    return links;
}

} // namespace Postil
