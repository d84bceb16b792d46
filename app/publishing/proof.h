// SPDX-License-Identifier: MIT
// Proof of publish: the live page is read, and what the blog made of the post is told: paragraphs that are
// gone, words in another typography, links and pictures that did not arrive. What the blog keeps of the post
// is compared by publishing/readback.h.
#pragma once

#include "dom/domworker.h"

#include <QCoroTask>
#include <QList>
#include <QString>

namespace Postil {

enum class ProofKind {
    TextMissing, // a block of the post is not there
    TextRetyped, // it is, with other quotation marks, dashes or spaces
    TextAdded,   // a block that is none of the post's; of what the blog keeps alone: pages have more on them
    LinkMissing,
    ImageMissing,
    // Of what the blog keeps; `what` is what it says.
    StateChanged,
    TimeChanged,
    AudienceChanged,
    TitleChanged,
    SlugChanged,
    LabelMissing, // `what` is the label
    SummaryChanged,
};

struct ProofFinding
{
    ProofKind kind = ProofKind::TextMissing;
    QString what; // the beginning of the text, the address, or as said above

    bool operator==(const ProofFinding &) const = default;
};

// `sent`: the HTML fragment of the post; `live`: the page that readers get. In the order of the post, its
// title first. Errors: those of DomWorker. The worker may go away while this is awaited.
[[nodiscard]] QCoro::Task<Result<QList<ProofFinding>>> proveLive(QString title, HtmlInput sent,
                                                                 HtmlInput live, DomWorker &dom);

// The same with both taken apart already. Pure.
[[nodiscard]] QList<ProofFinding> compareLive(const QList<HtmlBlock> &sent, const QList<HtmlBlock> &live);
// The title alone: as a heading where the page has it as one. The same words in the text, or in a list of
// other posts, prove nothing. Pure.
[[nodiscard]] QList<ProofFinding> compareLiveTitle(const QString &title, const QList<HtmlBlock> &live);
// What `there` has beside what was sent. Pure.
[[nodiscard]] QList<ProofFinding> addedTo(const QList<HtmlBlock> &sent, const QList<HtmlBlock> &there);

[[nodiscard]] QString sentenceOf(const ProofFinding &finding);

} // namespace Postil
