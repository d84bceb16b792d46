// SPDX-License-Identifier: MIT
#include "rendering/renderer.h"

#include "base/text.h"
#include "rendering/htmlcontext.h"
#include "rendering/markdownwriter.h"
#include "rendering/templateset.h"
#include "rendering/textwriter.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

const QString shippedTemplates = u":/postil/templates"_s;

// A style names a folder, never a path out of it.
bool isFolderName(const QString &name)
{
    static const QRegularExpression pattern(u"^[A-Za-z0-9_-][A-Za-z0-9_. -]{0,79}$"_s);
    return pattern.match(name).hasMatch();
}

QStringList foldersFor(const QString &name, const QStringList &roots)
{
    QStringList folders;
    if (isFolderName(name)) {
        for (const QString &root : roots)
            folders.append(root + u'/' + name);
    }
    folders.append(shippedTemplates + "/plain"_L1);
    return folders;
}

// A style file may hold anything; its words are one line each, like those of a post.
HouseStyle oneLined(HouseStyle style)
{
    for (QString *words : {&style.editorLabel, &style.readMore, &style.sourceSeparator,
                           &style.creditSeparator, &style.authorSeparator, &style.footer})
        *words = singleLine(std::move(*words));
    style.editorLabel = style.editorLabel.trimmed();
    return style;
}

} // namespace

struct Renderer::Private
{
    QString userTemplates;
    QHash<QString, std::shared_ptr<TemplateSet>> own;     // the user's files before the shipped ones
    QHash<QString, std::shared_ptr<TemplateSet>> shipped; // what serves where those are broken

    const TemplateSet &set(const QString &folder, QHash<QString, std::shared_ptr<TemplateSet>> &sets,
                           const QStringList &roots)
    {
        std::shared_ptr<TemplateSet> &set = sets[folder];
        if (!set)
            set = makeTemplateSet(foldersFor(folder, roots));
        return *set;
    }

    Rendering renderHtml(const Post &post, const HouseStyle &style, Form form)
    {
        const bool page = form == Form::HtmlPage;
        const QString file = page ? u"page.html"_s : u"fragment.html"_s;
        const auto context = htmlContext(post, style, page ? HtmlExtent::Page : HtmlExtent::Fragment);
        Rendering rendering{form, {}, {}};
        if (!userTemplates.isEmpty()) {
            auto html = set(style.templates, own, {userTemplates, shippedTemplates}).render(file, context);
            if (html) {
                rendering.content = *std::move(html);
                return rendering;
            }
            rendering.problems.append(html.error().message);
        }
        auto html = set(style.templates, shipped, {shippedTemplates}).render(file, context);
        if (html)
            rendering.content = *std::move(html);
        else // a packaging fault: the library's own plugins are missing
            rendering.problems.append(html.error().message);
        return rendering;
    }
};

Renderer::Renderer(QString userTemplates) : d(std::make_unique<Private>())
{
    d->userTemplates = std::move(userTemplates);
}

Renderer::~Renderer() = default;

void Renderer::reload()
{
    d->own.clear();
}

Rendering Renderer::render(const Post &given, const HouseStyle &givenStyle, Form form) const
{
    const Post post = normalised(given);
    const HouseStyle style = oneLined(givenStyle);
    switch (form) {
    case Form::HtmlFragment:
    case Form::HtmlPage:
        return d->renderHtml(post, style, form);
    case Form::Markdown:
        return {form, writeMarkdown(post, style), {}};
    case Form::Text:
        return {form, writeText(post, style), {}};
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Postil
