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

// The file that `name` stands for in the first of the folders that has it, or an empty string.
QString pathIn(const QStringList &folders, const QString &name)
{
    if (name.isEmpty() || name.startsWith(u'.') || name.contains(u'/') || name.contains(u'\\'))
        return {};
    for (const QString &folder : folders) {
        const QFileInfo file(folder + u'/' + name);
        if (file.isFile())
            return file.filePath();
    }
    return {};
}

// Gives the engine parsed templates by name, from the folders alone: no path leaves them.
class FolderLoader : public KTextTemplate::AbstractTemplateLoader
{
public:
    explicit FolderLoader(QStringList folders) : m_folders(std::move(folders)) {}

    KTextTemplate::Template loadByName(const QString &name,
                                       const KTextTemplate::Engine *engine) const override
    {
        if (const auto known = m_parsed.constFind(name); known != m_parsed.cend())
            return *known;
        const QString path = pathIn(m_folders, name);
        if (path.isEmpty())
            return {};
        const auto parsed = engine->newTemplate(readTemplate(path), name);
        m_parsed.insert(name, parsed);
        return parsed;
    }

    std::pair<QString, QString> getMediaUri(const QString &) const override { return {}; }
    bool canLoadTemplate(const QString &name) const override { return !pathIn(m_folders, name).isEmpty(); }

private:
    const QStringList m_folders;
    mutable QHash<QString, KTextTemplate::Template> m_parsed;
};

class KTextTemplates final : public TemplateSet
{
public:
    explicit KTextTemplates(QStringList folders) : m_folders(std::move(folders))
    {
        m_engine.addTemplateLoader(QSharedPointer<FolderLoader>::create(m_folders));
    }

    Result<QString> render(const QString &file, const QHash<QString, QVariant> &context) const override;

private:
    const QStringList m_folders;
    KTextTemplate::Engine m_engine;
    // By name: its parse error, or that of a file it includes.
    mutable QHash<QString, std::optional<Error>> m_checked;
};

Result<QString> KTextTemplates::render(const QString &file, const QHash<QString, QVariant> &context) const
{
    auto checked = m_checked.find(file);
    if (checked == m_checked.end()) {
        const auto find = [this](const QString &name) -> TemplateFile {
            const QString path = pathIn(m_folders, name);
            return {path, path.isEmpty() ? QString() : readTemplate(path)};
        };
        checked = m_checked.insert(file, checkTemplate(file, find, m_engine));
    }
    if (*checked)
        return std::unexpected(**checked);

    const auto loaded = m_engine.loadByName(file);
    if (!loaded)
        return failure(ErrorKind::Template, TemplatesetText::tr("The template %1 cannot be read.").arg(file));
    KTextTemplate::Context values(context);
    QString html = loaded->render(&values);
    if (loaded->error() != KTextTemplate::NoError)
        return failure(ErrorKind::Template, TemplatesetText::tr("The template %1 fails: %2")
                                                .arg(pathIn(m_folders, file), loaded->errorString()));
    return html;
}

} // namespace

std::unique_ptr<TemplateSet> makeTemplateSet(QStringList folders)
{
    return std::make_unique<KTextTemplates>(std::move(folders));
}

QVariant safeHtml(const QString &html)
{
    return KTextTemplate::SafeString(html, KTextTemplate::SafeString::IsSafe);
}

} // namespace Postil
