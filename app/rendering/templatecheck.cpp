// SPDX-License-Identifier: MIT
#include "rendering/templatecheck.h"

#include <KTextTemplate/Engine>
#include <KTextTemplate/Template>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct TemplatecheckText
{
    Q_DECLARE_TR_FUNCTIONS(TemplateSet)
};

Error brokenAt(const QString &path, int line, const QString &what)
{
    return {ErrorKind::Template,
            TemplatecheckText::tr("The template %1 is broken in line %2: %3. Postil's own serves in its place.")
                .arg(path)
                .arg(line)
                .arg(what)};
}

struct ParseError
{
    bool unclosed = false;
    QString text;
};

std::optional<ParseError> parseError(const QString &text, const KTextTemplate::Engine &engine)
{
    const auto parsed = engine.newTemplate(text, u"template"_s);
    if (parsed->error() == KTextTemplate::NoError)
        return {};
    // The library's own place ("on line 0", ", line 0, name") is wrong; we tell ours.
    QString what = parsed->errorString();
    what.remove(QRegularExpression(u",? (?:on )?line \\d+(?:, template)?"_s))
        .remove(u" in template template."_s);
    return ParseError{parsed->error() == KTextTemplate::UnclosedBlockTagError, what};
}

// The first line by which the error is there, or, for a tag that is never closed, the last line after which
// no beginning of the template parses: the line that opened it.
int lineOf(const ParseError &error, const QString &text, const KTextTemplate::Engine &engine)
{
    const QStringList lines = text.split(u'\n');
    int opened = 1;
    for (qsizetype count = 1; count <= lines.size(); ++count) {
        const auto there = parseError(lines.first(count).join(u'\n'), engine);
        if (!error.unclosed && there && there->text == error.text)
            return int(count);
        if (!there)
            opened = int(count) + 1;
    }
    return std::min(opened, int(lines.size()));
}

struct Include
{
    QString name; // empty where it is not a literal
    int line = 0;
};

QList<Include> includes(const QString &text)
{
    static const QRegularExpression tag(
        uR"re(\{%\s*(?:include|extends)\s+(?:"([^"]*)"|'([^']*)'|[^%]*))re"_s);
    QList<Include> found;
    for (auto it = tag.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        found.append({match.captured(1) + match.captured(2),
                      int(QStringView(text).first(match.capturedStart()).count(u'\n')) + 1});
    }
    return found;
}

std::optional<Error> check(const QString &name, const TemplateFile &file, const QStringList &above,
                           const FindTemplate &find, const KTextTemplate::Engine &engine)
{
    if (const auto error = parseError(file.text, engine))
        return brokenAt(file.path, lineOf(*error, file.text, engine), error->text);
    const QStringList chain = above + QStringList{name};
    for (const Include &include : includes(file.text)) {
        if (include.name.isEmpty())
            return brokenAt(file.path, include.line, TemplatecheckText::tr("an include has to name its file in quotes"));
        if (chain.contains(include.name))
            return brokenAt(file.path, include.line,
                            TemplatecheckText::tr("it includes itself by way of “%1”").arg(include.name));
        const TemplateFile included = find(include.name);
        if (included.path.isEmpty())
            return brokenAt(file.path, include.line,
                            TemplatecheckText::tr("it includes “%1”, which is not there").arg(include.name));
        if (auto error = check(include.name, included, chain, find, engine))
            return error;
    }
    return {};
}

} // namespace

std::optional<Error> checkTemplate(const QString &name, const FindTemplate &find,
                                   const KTextTemplate::Engine &engine)
{
    const TemplateFile file = find(name);
    if (file.path.isEmpty())
        return Error{ErrorKind::NotFound, TemplatecheckText::tr("There is no template %1.").arg(name)};
    return check(name, file, {}, find, engine);
}

} // namespace Postil
