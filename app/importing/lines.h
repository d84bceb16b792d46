// SPDX-License-Identifier: MIT
// How people write the lines of a quote-and-comment post: recognising them and taking them apart.
// Every split is exact: the parts, joined again with the separators found, give the line letter for letter.
#pragma once

#include "post/post.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace Postil {

struct HouseStyle;

// "DW: Russia sees …", "DW | Russia sees …"
struct SourceLine
{
    QString outlet;
    QString separator;
    QString headline;
};
[[nodiscard]] std::optional<SourceLine> splitSourceLine(const QString &line, const HouseStyle &style);

// "WNU Editor: There is …" -> the label and the rest. `Expected`: the commentary is known to begin here, so
// any short "Words:" is the label; `Unexpected`: only what names an editor, a note, a comment and such.
enum class LabelPlace { Expected, Unexpected };
struct LabelledText
{
    QString label;
    QString text;
};
[[nodiscard]] std::optional<LabelledText> splitLabel(const QString &text, const HouseStyle &style,
                                                     LabelPlace place);

// "Read more ....", "Continue reading", "Read the rest"
[[nodiscard]] bool isReadMore(const QString &line, const HouseStyle &style);

// Such a line and where it leads: the words and the habit go to the style, the article's address comes back.
[[nodiscard]] QString readMoreLine(const QString &words, const QString &href, HouseStyle &style);

// "Subscribe to receive free email updates:"
[[nodiscard]] bool isFooter(const QString &text, const HouseStyle &style);

// "More News On Russian Reaction": short, on one line, no sentence.
[[nodiscard]] bool isHeading(const QString &text, const HouseStyle &style);

// The separator that most of the lines have before a short credit; empty where hardly any has one.
[[nodiscard]] QString creditSeparator(const QStringList &lines, const HouseStyle &style);

// "headline (Video) -- author, outlet" with that separator; the style tells the author's.
[[nodiscard]] RelatedLink splitLinkLine(const QString &line, const QString &separator,
                                        const HouseStyle &style);
// The same for what stands behind a headline that is known: " (Video) -- author, outlet".
void readLinkTail(const QString &tail, const QString &separator, const HouseStyle &style, RelatedLink &link);

} // namespace Postil
