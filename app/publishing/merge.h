// SPDX-License-Identifier: MIT
// A post that was changed here and on the blog: field by field, what it was when it was sent, what it is here
// and what it is there. Fields that only one side changed merge by themselves; the user settles the rest.
#pragma once

#include "post/post.h"

#include <QList>

namespace Postil {

struct HouseStyle;

enum class MergePart { Title, Source, Excerpts, Commentary, Coverage, LeadMedia, Labels, Language };
enum class MergeSide { Mine, Theirs };

struct MergeField
{
    MergePart part = MergePart::Title;
    QString name; // for people
    QString base; // each as text for people; empty: none
    QString mine;
    QString theirs;
    bool isConflict = false;          // both sides changed it, to different things
    MergeSide side = MergeSide::Mine; // what is taken unless the user says otherwise

    bool operator==(const MergeField &) const = default;
};

// What was read back of a blog's page names the language that the style gave it; where the post itself, as it was sent,
// left that to the style, nobody has changed anything.
[[nodiscard]] Post withoutLanguageOf(const HouseStyle &style, const Post &base, Post theirs);

// The fields in which the three are not alike, in the order of a post.
[[nodiscard]] QList<MergeField> mergeFields(const Post &base, const Post &mine, const Post &theirs);

// `mine`, with every field whose side is Theirs from `theirs`.
[[nodiscard]] Post merged(Post mine, const Post &theirs, const QList<MergeField> &fields);

} // namespace Postil
