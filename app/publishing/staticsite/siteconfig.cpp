// SPDX-License-Identifier: MIT
#include "publishing/staticsite/siteconfig.h"

#include "base/jsonreader.h"
#include "importing/yaml.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MaximumConfig = 1024 * 1024;

struct SiteConfigText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

QVariant smallKeys(const QVariant &value)
{
    if (value.typeId() != QMetaType::QVariantMap)
        return value;
    QVariantMap small;
    const QVariantMap map = value.toMap();
    for (const auto &[key, child] : map.asKeyValueRange())
        small.insert(key.toLower(), smallKeys(child));
    return small;
}

void put(QVariantMap &map, const QStringList &path, const QVariant &value)
{
    if (path.size() == 1) {
        map.insert(path.first(), value);
        return;
    }
    QVariantMap child = map.value(path.first()).toMap();
    put(child, path.sliced(1), value);
    map.insert(path.first(), child);
}

// A text in quotes at the beginning of `value`, or what stands before a comment.
QString tomlText(const QString &value)
{
    static const QRegularExpression literal(u"^'([^']*)'"_s);
    static const QRegularExpression basic(uR"re(^"((?:[^"\\]|\\.)*)")re"_s);
    if (const auto match = literal.match(value); match.hasMatch())
        return match.captured(1);
    if (const auto match = basic.match(value); match.hasMatch())
        return match.captured(1).replace("\\\""_L1, "\""_L1).replace("\\\\"_L1, "\\"_L1);
    return value.section(u'#', 0, 0).trimmed();
}

QStringList tomlKey(const QString &key)
{
    QStringList path = key.split(u'.');
    for (QString &part : path) {
        part = part.trimmed().toLower();
        if (part.size() >= 2 && (part.startsWith(u'"') || part.startsWith(u'\'')))
            part = part.sliced(1).chopped(1);
    }
    return path;
}

QVariantMap readToml(const QString &text)
{
    static const QRegularExpression table(uR"(^\[([^\[\]]+)\]\s*(#.*)?$)"_s);
    static const QRegularExpression pair(uR"(^([A-Za-z0-9_."' -]+?)\s*=\s*(.+)$)"_s);
    QVariantMap map;
    QStringList in;
    bool inList = false; // of tables, which are of no interest
    QString until;       // the mark that ends a text of several lines
    const QStringList lines = text.split(u'\n');
    for (const QString &raw : lines) {
        const QString line = raw.trimmed();
        if (!until.isEmpty()) {
            if (line.contains(until))
                until.clear();
            continue;
        }
        if (line.startsWith("[["_L1)) {
            inList = true;
        } else if (const auto head = table.match(line); head.hasMatch()) {
            in = tomlKey(head.captured(1));
            inList = false;
        } else if (const auto found = pair.match(line); found.hasMatch()) {
            const QString value = found.captured(2);
            const QString mark = value.left(3);
            if (mark == "\"\"\""_L1 || mark == "'''"_L1) {
                if (!value.sliced(3).contains(mark))
                    until = mark;
            } else if (!inList && !value.startsWith(u'[')) {
                put(map, in + tomlKey(found.captured(1)), tomlText(value));
            }
        }
    }
    return map;
}

QVariant at(const QVariantMap &config, const QString &path)
{
    QVariant value = config;
    const QStringList steps = path.split(u'.');
    for (const QString &step : steps)
        value = value.toMap().value(step);
    return value;
}

} // namespace

Result<QVariantMap> readSiteConfig(const QString &path)
{
    QFile file(path);
    const QString name = QDir::toNativeSeparators(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage,
                       SiteConfigText::tr("“%1” cannot be read: %2.").arg(name, file.errorString()));
    const QByteArray bytes = file.read(MaximumConfig + 1);
    if (bytes.size() > MaximumConfig)
        return failure(ErrorKind::TooLarge,
                       SiteConfigText::tr("“%1” is larger than any configuration.").arg(name));
    const auto named = [&name](Error error) {
        error.message =
            SiteConfigText::tr("The site's configuration “%1” cannot be read. %2").arg(name, error.message);
        return error;
    };
    if (path.endsWith(".toml"_L1))
        return readToml(QString::fromUtf8(bytes));
    if (path.endsWith(".json"_L1)) {
        return parseJsonObject(bytes, MaximumConfig)
            .transform([](const QJsonObject &json) { return smallKeys(json.toVariantMap()).toMap(); })
            .transform_error(named);
    }
    return readYaml(QString::fromUtf8(bytes), 1)
        .transform([](const QVariant &yaml) { return smallKeys(yaml).toMap(); })
        .transform_error(named);
}

QString configText(const QVariantMap &config, const QString &path)
{
    const QVariant value = at(config, path);
    return value.typeId() == QMetaType::QVariantMap || value.typeId() == QMetaType::QVariantList
               ? QString()
               : value.toString();
}

bool configHas(const QVariantMap &config, const QString &path)
{
    return at(config, path).isValid();
}

} // namespace Postil
