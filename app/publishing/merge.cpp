// SPDX-License-Identifier: MIT
#include "publishing/merge.h"

#include "post/housestyle.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct MergeText
{
    Q_DECLARE_TR_FUNCTIONS(Merge)
};

constexpr MergePart MergeParts[] = {MergePart::Title,      MergePart::Source,   MergePart::Excerpts,
                                    MergePart::Commentary, MergePart::Coverage, MergePart::LeadMedia,
                                    MergePart::Labels,     MergePart::Language};

QString nameOf(MergePart part)
{
    switch (part) {
    case MergePart::Title:
        return MergeText::tr("Title");
    case MergePart::Source:
        return MergeText::tr("Source");
    case MergePart::Excerpts:
        return MergeText::tr("Quotations");
    case MergePart::Commentary:
        return MergeText::tr("Commentary");
    case MergePart::Coverage:
        return MergeText::tr("Related coverage");
    case MergePart::LeadMedia:
        return MergeText::tr("Picture");
    case MergePart::Labels:
        return MergeText::tr("Labels");
    case MergePart::Language:
        return MergeText::tr("Language");
    }
    Q_UNREACHABLE_RETURN({});
}

QString linesOf(std::initializer_list<QString> lines)
{
    QStringList filled(lines);
    filled.removeAll(QString());
    return filled.join(u'\n');
}

QString coverageText(const QList<CoverageGroup> &groups)
{
    QStringList lines;
    for (const CoverageGroup &group : groups) {
        lines.append(group.heading);
        for (const RelatedLink &link : group.links) {
            QStringList credit{link.author, link.outlet};
            credit.removeAll(QString());
            lines.append(u"%1 -- %2\n%3"_s.arg(link.headline, credit.join(u", "_s), link.url));
        }
    }
    return lines.join(u'\n');
}

// For people to read, and to compare: two posts are alike in a part where their texts are. What the blog's
// HTML cannot give back (where an excerpt came from) is no difference.
QString textOf(const Post &post, MergePart part)
{
    switch (part) {
    case MergePart::Title:
        return post.title;
    case MergePart::Source:
        return linesOf({post.source.outlet, post.source.headline, post.source.url});
    case MergePart::Excerpts: {
        QStringList passages;
        for (const Excerpt &excerpt : post.excerpts)
            passages.append(excerpt.markdown);
        return passages.join(u"\n\n"_s);
    }
    case MergePart::Commentary:
        return post.commentary;
    case MergePart::Coverage:
        return coverageText(post.coverage);
    case MergePart::LeadMedia:
        return post.leadMedia ? linesOf({post.leadMedia->url, post.leadMedia->alt, post.leadMedia->caption})
                              : QString();
    case MergePart::Labels:
        return post.labels.join(u", "_s);
    case MergePart::Language:
        return post.language;
    }
    Q_UNREACHABLE_RETURN({});
}

void take(Post &post, const Post &theirs, MergePart part)
{
    switch (part) {
    case MergePart::Title:
        post.title = theirs.title;
        return;
    case MergePart::Source:
        post.source = theirs.source;
        return;
    case MergePart::Excerpts:
        post.excerpts = theirs.excerpts;
        return;
    case MergePart::Commentary:
        post.commentary = theirs.commentary;
        return;
    case MergePart::Coverage:
        post.coverage = theirs.coverage;
        return;
    case MergePart::LeadMedia:
        post.leadMedia = theirs.leadMedia;
        return;
    case MergePart::Labels:
        post.labels = theirs.labels;
        return;
    case MergePart::Language:
        post.language = theirs.language;
        return;
    }
}

} // namespace

Post withoutLanguageOf(const HouseStyle &style, const Post &base, Post theirs)
{
    if (base.language.isEmpty() && theirs.language == style.language)
        theirs.language.clear();
    return theirs;
}

QList<MergeField> mergeFields(const Post &base, const Post &mine, const Post &theirs)
{
    QList<MergeField> fields;
    for (const MergePart part : MergeParts) {
        MergeField field{.part = part,
                         .name = nameOf(part),
                         .base = textOf(base, part),
                         .mine = textOf(mine, part),
                         .theirs = textOf(theirs, part)};
        if (field.mine == field.theirs)
            continue;
        field.isConflict = field.mine != field.base && field.theirs != field.base;
        field.side = field.mine == field.base ? MergeSide::Theirs : MergeSide::Mine;
        fields.append(field);
    }
    return fields;
}

Post merged(Post mine, const Post &theirs, const QList<MergeField> &fields)
{
    for (const MergeField &field : fields) {
        if (field.side == MergeSide::Theirs)
            take(mine, theirs, field.part);
    }
    return mine;
}

} // namespace Postil
