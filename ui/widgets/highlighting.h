// SPDX-License-Identifier: MIT
// Colours of a language (Markdown, HTML) in a document, by KDE Syntax Highlighting.
#pragma once

#include "widgets/theme.h"

#include <QString>

#include <memory>

class QTextDocument;

namespace Postil {

// The colours of one document, for as long as it lives.
class Highlighter
{
public:
    virtual ~Highlighter() = default;

    virtual void setShade(Shade shade) = 0;
    virtual void setDocument(QTextDocument *document) = 0; // null: none has colours
    [[nodiscard]] virtual QTextDocument *document() const = 0;
};

// The definitions of languages: loading them takes a moment, so those who can share one.
class Highlighting
{
public:
    virtual ~Highlighting() = default;

    // `language` as KDE Syntax Highlighting names it: "HTML", "Markdown".
    [[nodiscard]] virtual std::unique_ptr<Highlighter> highlight(QTextDocument &document,
                                                                 const QString &language, Shade shade) = 0;
};

// Null where the library is missing: texts have no colours then.
[[nodiscard]] std::unique_ptr<Highlighting> makeHighlighting();

} // namespace Postil
