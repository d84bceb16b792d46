// SPDX-License-Identifier: MIT
#include "widgets/highlighting.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QFutureWatcher>
#include <QPointer>
#include <QPromise>
#include <QTextDocument>
#include <QThread>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

using KSyntaxHighlighting::Repository;

using Definitions = QFuture<std::shared_ptr<Repository>>;

// Markdown takes in the definitions of forty languages, for its code: too long for the window's thread to
// wait.
Definitions loadDefinitions()
{
    const auto promise = std::make_shared<QPromise<std::shared_ptr<Repository>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, window = QThread::currentThread()] {
        auto repository = std::make_shared<Repository>();
        for (const QString &language : {u"Markdown"_s, u"HTML"_s})
            (void)repository->definitionForName(language).formats(); // which reads it
        repository->moveToThread(window);
        promise->addResult(std::move(repository));
        promise->finish();
    });
    return promise->future();
}

class KSyntaxColours final : public Highlighter
{
public:
    KSyntaxColours(const Definitions &definitions, QTextDocument &document, QString language, Shade shade)
        : m_language(std::move(language)), m_shade(shade),
          m_colours(new KSyntaxHighlighting::SyntaxHighlighter(&document))
    {
        if (definitions.isFinished()) {
            begin(definitions.result());
            return;
        }
        auto *loading = new QFutureWatcher<std::shared_ptr<Repository>>(m_colours);
        QObject::connect(loading, &QFutureWatcherBase::finished, m_colours, [this, loading] {
            begin(loading->result());
            loading->deleteLater();
        });
        loading->setFuture(definitions);
    }

    ~KSyntaxColours() override { delete m_colours; }

    void setShade(Shade shade) override
    {
        if (shade == m_shade)
            return;
        m_shade = shade;
        if (!m_colours || !m_repository)
            return;
        m_colours->setTheme(theme());
        m_colours->rehighlight();
    }

    void setDocument(QTextDocument *document) override
    {
        if (m_colours)
            m_colours->setDocument(document);
    }

    QTextDocument *document() const override { return m_colours ? m_colours->document() : nullptr; }

private:
    void begin(std::shared_ptr<Repository> repository)
    {
        m_repository = std::move(repository);
        m_colours->setTheme(theme());
        m_colours->setDefinition(m_repository->definitionForName(m_language));
    }

    [[nodiscard]] KSyntaxHighlighting::Theme theme() const
    {
        return m_repository->defaultTheme(m_shade == Shade::Dark ? Repository::DarkTheme
                                                                 : Repository::LightTheme);
    }

    QString m_language;
    Shade m_shade;
    std::shared_ptr<Repository> m_repository;                   // null until it is loaded
    QPointer<KSyntaxHighlighting::SyntaxHighlighter> m_colours; // the document's, and gone with it
};

class KSyntaxDefinitions final : public Highlighting
{
public:
    std::unique_ptr<Highlighter> highlight(QTextDocument &document, const QString &language,
                                           Shade shade) override
    {
        return std::make_unique<KSyntaxColours>(m_definitions, document, language, shade);
    }

private:
    Definitions m_definitions = loadDefinitions();
};

} // namespace

std::unique_ptr<Highlighting> makeHighlighting()
{
    return std::make_unique<KSyntaxDefinitions>();
}

} // namespace Postil
