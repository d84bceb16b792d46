// SPDX-License-Identifier: MIT
// The text of a page that other programs wrote, as a post: its quotes are the excerpts, all the rest is the
// commentary. What is changed of the post goes back to where it stands in the text, letter for letter around
// it.
//
// Paragraphs that Postil would write in another way (HTML, marks of the site's template language) stay as
// they are; they can be taken out here, but not changed.
#pragma once

#include "base/result.h"
#include "post/housestyle.h"
#include "post/post.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Postil {

class PageText
{
public:
    // `title` stands in the page's front matter. Refused: reading the text as a post would lose some of it.
    [[nodiscard]] static Result<PageText> read(const QString &body, const QString &title,
                                               const HouseStyle &style);

    // For readMarkdown(), which finds the same parts in it: the text behind a front matter of our own kind.
    [[nodiscard]] const QString &forReading() const { return m_forReading; }
    // As readMarkdown() reads it.
    [[nodiscard]] const Post &post() const { return m_post; }
    // The text once it says what `post` says. Refused: a change cannot be put in, which the error tells.
    [[nodiscard]] Result<QString> changedTo(const Post &post) const;

private:
    // A quote or a paragraph of the text.
    struct Unit
    {
        enum class Kind { Quote, Paragraph };
        Kind kind = Kind::Paragraph;
        QString raw;       // as it stands
        QString text;      // as the post has it
        QStringList empty; // the lines before it, which have no letters
    };

    [[nodiscard]] bool readAs(const QString &body, Unit::Kind quotes, const QString &title,
                              const HouseStyle &style);
    [[nodiscard]] bool fitsPost();
    [[nodiscard]] static Result<void> change(QList<Unit> &units, Unit::Kind kind, const QList<Unit> &wanted);

    QList<Unit> m_units;
    QStringList m_emptyAtEnd;
    QString m_forReading;
    Post m_post;
};

} // namespace Postil
