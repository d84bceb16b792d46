// SPDX-License-Identifier: MIT
#include "widgets/highlighting.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QPointer>
#include <QTextDocument>

namespace Postil {

namespace {

using KSyntaxHighlighting::Repository;

class KSyntaxColours final : public Highlighter
{
public:
    KSyntaxColours(std::shared_ptr<Repository> repository, QTextDocument &document, const QString &language,
                   Shade shade)
        : m_repository(std::move(repository)),
          m_colours(new KSyntaxHighlighting::SyntaxHighlighter(&document))
    {
        m_colours->setTheme(themeFor(shade));
        m_colours->setDefinition(m_repository->definitionForName(language));
    }

    ~KSyntaxColours() override { delete m_colours; }

    void setShade(Shade shade) override
    {
        const auto theme = themeFor(shade);
        if (!m_colours || m_colours->theme().name() == theme.name())
            return;
        m_colours->setTheme(theme);
        m_colours->rehighlight();
    }

    void setDocument(QTextDocument *document) override
    {
        if (m_colours)
            m_colours->setDocument(document);
    }

    QTextDocument *document() const override { return m_colours ? m_colours->document() : nullptr; }

private:
    [[nodiscard]] KSyntaxHighlighting::Theme themeFor(Shade shade) const
    {
        return m_repository->defaultTheme(shade == Shade::Dark ? Repository::DarkTheme
                                                               : Repository::LightTheme);
    }

    std::shared_ptr<Repository> m_repository;
    QPointer<KSyntaxHighlighting::SyntaxHighlighter> m_colours; // the document's, and gone with it
};

class KSyntaxDefinitions final : public Highlighting
{
public:
    std::unique_ptr<Highlighter> highlight(QTextDocument &document, const QString &language,
                                           Shade shade) override
    {
        return std::make_unique<KSyntaxColours>(m_repository, document, language, shade);
    }

private:
    std::shared_ptr<Repository> m_repository = std::make_shared<Repository>();
};

} // namespace

std::unique_ptr<Highlighting> makeHighlighting()
{
    return std::make_unique<KSyntaxDefinitions>();
}

} // namespace Postil
