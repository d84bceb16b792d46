// SPDX-License-Identifier: MIT
// Reads a post back: the plain text of one, the Markdown we write, an HTML body, JSON.
#pragma once

#include "base/result.h"
#include "dom/domworker.h"
#include "post/housestyle.h"
#include "post/post.h"

#include <QCoroTask>

namespace Postil {

// What it means that a picture of the post's own has no description.
enum class EmptyAlt {
    Decorative, // the editor was asked, and said so
    Overlooked, // nobody was asked: a file may lack it
};

// A post, and the style it was written in: the style given, with the labels and separators that the text
// was seen to use. Rendering `post` in `style` as text gives a text post back letter for letter.
struct ImportedPost
{
    Post post;
    HouseStyle style;
    EmptyAlt emptyAlt = EmptyAlt::Decorative;
};

enum class ImportForm { Text, Markdown, Html, Json };

[[nodiscard]] Result<ImportedPost> readText(const QString &text, const HouseStyle &style);
[[nodiscard]] Result<ImportedPost> readMarkdown(const QString &markdown, const HouseStyle &style);
[[nodiscard]] QCoro::Task<Result<ImportedPost>> readHtml(QString html, QUrl url, HouseStyle style, DomWorker &dom);

// From a file's name and first bytes, where nobody said.
[[nodiscard]] ImportForm guessForm(const QString &fileName, const QByteArray &bytes);

} // namespace Postil
