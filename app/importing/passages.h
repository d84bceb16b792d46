// SPDX-License-Identifier: MIT
// A post as passages in reading order, whether they were paragraphs of a text or blocks of HTML, and the
// reader that tells by what stands where which of them is what: title, "OUTLET: headline", excerpts, "Read
// more", the labelled commentary, coverage groups, footer. Coverage is looked for from the end, where a list
// of credited lines can be nothing else; what nothing claims stays text of the excerpt or the commentary.
#pragma once

#include "dom/domworker.h"
#include "importing/importer.h"

#include <QList>
#include <QString>

namespace Postil {

struct Passage
{
    QString text;
    QString markdown; // empty: the text is all there is
    QString cite;     // of a blockquote: the address it was quoted from
    QList<HtmlLink> links;
};

// Plain text as Markdown that shows it letter for letter, a line break as a line break.
[[nodiscard]] QString plainAsMarkdown(const QString &text);

enum class TitlePlace { FirstPassage, Elsewhere };
[[nodiscard]] ImportedPost readPassages(QList<Passage> passages, const HouseStyle &style, TitlePlace title);

} // namespace Postil
