// SPDX-License-Identifier: MIT
// Post + HouseStyle -> Rendering. Pure: the same values give the same text, nothing is fetched.
#pragma once

#include "post/housestyle.h"
#include "post/post.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace Postil {

enum class Form {
    HtmlFragment, // what a blog's body field takes: one <article class="h-entry">
    HtmlPage,     // a whole HTML5 document in the style's colours
    Markdown,     // YAML front matter and CommonMark, as Hugo, Jekyll and Eleventy take it
    Text,
};

struct Rendering
{
    Form form = Form::HtmlFragment;
    QString content;
    QStringList problems; // a broken user template and such, one sentence each; the content is good all the same

    bool operator==(const Rendering &) const = default;
};

class Renderer
{
public:
    // `userTemplates`: a folder of template folders that come before the shipped ones (:/postil/templates);
    // it need not exist. Templates are read once; reload() reads them anew.
    explicit Renderer(QString userTemplates);
    ~Renderer();

    [[nodiscard]] Rendering render(const Post &post, const HouseStyle &style, Form form) const;
    void reload();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// File name stem for a post: [a-z0-9-]{1,80}, from its slug or else its title; never empty, never a device name.
[[nodiscard]] QString safeSlug(const Post &post);

} // namespace Postil
