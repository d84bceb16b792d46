// SPDX-License-Identifier: MIT
// The editor of a passage or of the commentary: Markdown, highlighted in the window's shade. Rich text on the
// clipboard arrives as Markdown; while it is being cleaned one goes on typing.
#pragma once

#include "compose/givenpicture.h"
#include "compose/htmltomarkdown.h"
#include "compose/markdownformat.h"
#include "excerpt/quotecheck.h"
#include "widgets/growingedit.h"

namespace Postil {

class Highlighter;
class Highlighting;

class MarkdownEdit : public GrowingEdit
{
    Q_OBJECT

public:
    // `name`: objectName; `label`: accessible name.
    MarkdownEdit(const QString &name, const QString &label, QWidget *parent = nullptr);
    ~MarkdownEdit() override;

    void setHighlighting(Highlighting &highlighting);
    void setHtmlToMarkdown(HtmlToMarkdown convert) { m_convert = std::move(convert); }
    // Without it no pictures are taken.
    void setTakePictures(TakePictures take) { m_takePictures = std::move(take); }
    // Puts the picture where the caret is when this is called, in a paragraph of its own, once it is known.
    [[nodiscard]] std::function<void(const QString &address, const QString &alt)> pictureInserter();

    // Marks them; pointing at one tells what the article says there. Ranges are of text().
    void setDifferences(const QList<QuoteDifference> &differences);

    void toggle(InlineFormat format);
    void toggle(LineFormat format);
    void link(const QString &url);
    // Focus, and the caret before that paragraph: blank lines part them, the first is 0.
    void goToBlock(int block);
    // True where the selection lay in a link, which is now gone.
    bool unlink();

    // The block of the Markdown that the caret is in, from 0.
    [[nodiscard]] int caretBlock() const;

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;

private:
    [[nodiscard]] TextSelection selection() const;
    void apply(const FormattedText &result);
    void markDifferences();
    [[nodiscard]] qsizetype offset() const; // of text() in the document

    QList<QuoteDifference> m_differences;
    HtmlToMarkdown m_convert;
    TakePictures m_takePictures;
    std::unique_ptr<Highlighter> m_highlighter;
};

} // namespace Postil
