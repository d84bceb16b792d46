// SPDX-License-Identifier: MIT
// What is marked in the reader: quoted passages, words found, the paragraph the keyboard is at.
#pragma once

#include "article/textindex.h"

#include <QList>
#include <QTextEdit>

class QPainter;
class QTextBlock;
class QTextDocument;

namespace Postil {

struct Theme;

struct ReaderMarks
{
    QList<DocumentRange> quotes; // in order of position
    QList<DocumentRange> matches;
    int currentMatch = -1;
    std::optional<DocumentRange> paragraph;
};

// The backgrounds, for QTextEdit::setExtraSelections().
[[nodiscard]] QList<QTextEdit::ExtraSelection> selections(const ReaderMarks &marks, QTextDocument *document,
                                                          const Theme &theme);

// The bars at the leading edge: quoted passages, the current paragraph, quotations in the article. Paints
// blocks from `first` down to `bottom`, in the document's coordinates.
void paintEdges(QPainter &painter, const ReaderMarks &marks, const QTextBlock &first, double bottom,
                const Theme &theme);

} // namespace Postil
