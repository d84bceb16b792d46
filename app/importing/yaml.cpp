// SPDX-License-Identifier: MIT
#include "importing/yaml.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>

#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr int maximumDepth = 64;
constexpr int maximumAliases = 64;
constexpr int maximumValues = 100000;
constexpr qsizetype maximumSize = 1024 * 1024;

struct YamlText
{
    Q_DECLARE_TR_FUNCTIONS(Importer)
};

// Builds values straight from the parser's events: yaml-cpp's own tree would resolve aliases into a graph
// that a walk multiplies. Copies of our values are shared, so an alias costs nothing.
class Builder : public YAML::EventHandler
{
public:
    QVariant result;

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override { finish(mark, QVariant(), anchor); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        if (++m_aliases > maximumAliases)
            throw YAML::ParserException(mark, "too many aliases");
        finish(mark, m_anchors.value(anchor), 0);
    }
    void OnScalar(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        finish(mark, QString::fromStdString(value), anchor);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        begin(mark, Level{.anchor = anchor, .mark = mark});
    }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        begin(mark, Level{.isMap = true, .anchor = anchor, .mark = mark});
    }
    void OnSequenceEnd() override { end(); }
    void OnMapEnd() override { end(); }

private:
    struct Level
    {
        bool isMap = false;
        YAML::anchor_t anchor = 0;
        YAML::Mark mark = {};
        std::optional<QString> key = {};
        QVariantMap map = {};
        QVariantList list = {};
    };

    void begin(const YAML::Mark &mark, const Level &level)
    {
        if (m_levels.size() >= maximumDepth)
            throw YAML::ParserException(mark, "nested too deeply");
        m_levels.append(level);
    }

    void end()
    {
        const Level level = m_levels.takeLast();
        finish(level.mark, level.isMap ? QVariant(level.map) : QVariant(level.list), level.anchor);
    }

    void finish(const YAML::Mark &mark, const QVariant &value, YAML::anchor_t anchor)
    {
        if (++m_values > maximumValues)
            throw YAML::ParserException(mark, "too many values");
        if (anchor != 0)
            m_anchors.insert(anchor, value);
        if (m_levels.isEmpty()) {
            result = value;
            return;
        }
        Level &level = m_levels.last();
        if (!level.isMap) {
            level.list.append(value);
        } else if (!level.key) {
            level.key = value.toString(); // a key that is no string is one that we do not know
        } else {
            if (!level.map.contains(*level.key))
                level.map.insert(*level.key, value);
            level.key.reset();
        }
    }

    QList<Level> m_levels;
    QHash<YAML::anchor_t, QVariant> m_anchors;
    int m_aliases = 0;
    int m_values = 0;
};

} // namespace

Result<QVariant> readYaml(const QString &yaml, int firstLine)
{
    if (yaml.size() > maximumSize)
        return failure(ErrorKind::TooLarge, YamlText::tr("The front matter is longer than a million letters."));
    try {
        std::istringstream stream(yaml.toStdString());
        YAML::Parser parser(stream);
        Builder builder;
        parser.HandleNextDocument(builder);
        return builder.result;
    } catch (const YAML::Exception &error) {
        return failure(ErrorKind::BadInput,
                       YamlText::tr("The front matter is not valid YAML, line %1: %2.")
                           .arg(error.mark.is_null() ? firstLine : firstLine + error.mark.line)
                           .arg(QString::fromStdString(error.msg)));
    }
}

} // namespace Postil
