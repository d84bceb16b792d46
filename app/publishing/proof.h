// SPDX-License-Identifier: MIT
// Proof of publish: the live page is read, and what the blog made of the post is told: paragraphs that are
// gone, words in another typography, links and pictures that did not arrive.
#pragma once

#include "dom/domworker.h"

#include <QCoroTask>
#include <QList>
#include <QString>

namespace Postil {

enum class ProofKind {
    TextMissing, // a block of the post is not on the page
    TextRetyped, // it is, with other quotation marks, dashes or spaces
    LinkMissing,
    ImageMissing,
};

struct ProofFinding
{
    ProofKind kind = ProofKind::TextMissing;
    QString what; // the beginning of the text, or the address

    bool operator==(const ProofFinding &) const = default;
};

// `sent`: the HTML fragment of the post; `live`: the page that readers get. In the order of the post. Errors:
// those of DomWorker.
[[nodiscard]] QCoro::Task<Result<QList<ProofFinding>>> proveLive(HtmlInput sent, HtmlInput live,
                                                                 DomWorker &dom);

// The same with both taken apart already. Pure.
[[nodiscard]] QList<ProofFinding> compareLive(const QList<HtmlBlock> &sent, const QList<HtmlBlock> &live);

[[nodiscard]] QString sentenceOf(const ProofFinding &finding);

} // namespace Postil
