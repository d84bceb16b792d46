// SPDX-License-Identifier: MIT
// Post + HouseStyle -> Rendering. Pure: the same values give the same text, nothing is fetched.
//
// HTML comes from templates (resources/templates/README.md), which users may override; classes.h lists the
// class names that the preview and the importer rely on. Text and Markdown are written by code: their shape
// is the style's labels and separators, and how a headline must be escaped depends on the letters around it,
// which a template cannot know. The title: a page shows it as h1; a fragment carries it for microformats only
// (data.p-name), because a blog prints the title itself. Bidirectional controls stay in a field, which is
// isolated from its neighbours: dir="auto" in HTML, a closing control behind the field in text and Markdown
// (base/bidi.h).
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
    QStringList
        problems; // a broken user template and such, one sentence each; the content is good all the same

    bool operator==(const Rendering &) const = default;
};

// For one thread: the template engine keeps the state of a rendering. Other threads make their own.
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

// File name stem for a post: [a-z0-9-]{1,80}, from its slug or else its title; never empty, never a device
// name.
[[nodiscard]] QString safeSlug(const Post &post);

} // namespace Postil
