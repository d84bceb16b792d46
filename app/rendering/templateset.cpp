// SPDX-License-Identifier: MIT
#include "rendering/templateset.h"

#include "rendering/templatecheck.h"

#include <KTextTemplate/Context>
#include <KTextTemplate/Engine>
#include <KTextTemplate/SafeString>
#include <KTextTemplate/Template>
#include <KTextTemplate/TemplateLoader>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct TemplatesetText
{
    Q_DECLARE_TR_FUNCTIONS(TemplateSet)
};

QString readTemplate(const QString &path)
{
    QFile file(path);
    constexpr qint64 limit = 1024 * 1024; // far beyond any template; a wrong file must not stall a keystroke
    if (!file.open(QIODevice::ReadOnly) || file.size() > limit)
        return {};
    return QString::fromUtf8(file.readAll());
}

} // namespace

// Gives the engine parsed templates by name, from the folders alone: no path leaves them.
class TemplateSet::Loader : public KTextTemplate::AbstractTemplateLoader
{
public:
    explicit Loader(const TemplateSet &set) : m_set(set) {}

    KTextTemplate::Template loadByName(const QString &name,
                                       const KTextTemplate::Engine *engine) const override
    {
        if (const auto known = m_parsed.constFind(name); known != m_parsed.cend())
            return *known;
        const QString path = m_set.path(name);
        if (path.isEmpty())
            return {};
        const auto parsed = engine->newTemplate(readTemplate(path), name);
        m_parsed.insert(name, parsed);
        return parsed;
    }

    std::pair<QString, QString> getMediaUri(const QString &) const override { return {}; }
    bool canLoadTemplate(const QString &name) const override { return !m_set.path(name).isEmpty(); }

private:
    const TemplateSet &m_set;
    mutable QHash<QString, KTextTemplate::Template> m_parsed;
};

struct TemplateSet::Private
{
    QStringList folders;
    KTextTemplate::Engine engine;
    QHash<QString, std::optional<Error>> checked; // by name: its parse error, or that of a file it includes
};

TemplateSet::TemplateSet(QStringList folders) : d(std::make_unique<Private>())
{
    d->folders = std::move(folders);
    d->engine.addTemplateLoader(QSharedPointer<Loader>::create(*this));
}

TemplateSet::~TemplateSet() = default;

QString TemplateSet::path(const QString &name) const
{
    if (name.isEmpty() || name.startsWith(u'.') || name.contains(u'/') || name.contains(u'\\'))
        return {};
    for (const QString &folder : std::as_const(d->folders)) {
        const QFileInfo file(folder + u'/' + name);
        if (file.isFile())
            return file.filePath();
    }
    return {};
}

Result<QString> TemplateSet::render(const QString &file, const QHash<QString, QVariant> &context) const
{
    auto checked = d->checked.find(file);
    if (checked == d->checked.end()) {
        const auto find = [this](const QString &name) -> TemplateFile {
            const QString path = this->path(name);
            return {path, path.isEmpty() ? QString() : readTemplate(path)};
        };
        checked = d->checked.insert(file, checkTemplate(file, find, d->engine));
    }
    if (*checked)
        return std::unexpected(**checked);

    const auto loaded = d->engine.loadByName(file);
    if (!loaded)
        return failure(ErrorKind::Template, TemplatesetText::tr("The template %1 cannot be read.").arg(file));
    KTextTemplate::Context values(context);
    QString html = loaded->render(&values);
    if (loaded->error() != KTextTemplate::NoError)
        return failure(ErrorKind::Template,
                       TemplatesetText::tr("The template %1 fails: %2").arg(path(file), loaded->errorString()));
    return html;
}

QVariant safeHtml(const QString &html)
{
    return KTextTemplate::SafeString(html, KTextTemplate::SafeString::IsSafe);
}

} // namespace Postil
