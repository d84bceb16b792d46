// SPDX-License-Identifier: MIT
#include "publishing/staticsite/frontlines.h"

#include "importing/yaml.h"
#include "publishing/staticsite/tomlvalue.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct FrontLinesText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

std::unexpected<Error> unreadable(const QString &why)
{
    return failure(ErrorKind::Refused, why);
}

std::unexpected<Error> strangeLine(qsizetype number)
{
    return unreadable(
        FrontLinesText::tr("Line %1 of its front matter is in a form that Postil cannot keep as it "
                           "is.")
            .arg(number));
}

// A string of JSON is one of YAML and of TOML. Template marks and invisible letters stand in it as numbers.
QString quotedScalar(const QString &text)
{
    const QString json = QString::fromUtf8(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact))
                             .sliced(1)
                             .chopped(1);
    QString out;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const QChar c = json.at(at);
        const bool isMark = c == u'{' && at + 1 < json.size() && u"{%#:"_s.contains(json.at(at + 1));
        const bool isInvisible =
            c.unicode() == 0x7f || c.unicode() == 0x85 || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
        if (isMark || isInvisible)
            out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return out;
}

bool isCommentOrBlank(const QString &line)
{
    const QString inner = line.trimmed();
    return inner.isEmpty() || inner.startsWith(u'#');
}

} // namespace

Result<FrontLines> FrontLines::read(const QByteArray &page)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(page);
    if (decoder.hasError())
        return unreadable(FrontLinesText::tr("Its letters are not in UTF-8."));
    FrontLines front;
    front.m_hasByteOrderMark = page.startsWith("\xEF\xBB\xBF");
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.removeFirst();
    front.m_hasCarriageReturns = text.contains(u'\r');
    const qsizetype breaks = text.count("\r\n"_L1);
    if (front.m_hasCarriageReturns && (text.count(u'\r') != breaks || text.count(u'\n') != breaks))
        return unreadable(FrontLinesText::tr("It has line breaks of several kinds."));
    text.replace("\r\n"_L1, "\n"_L1);

    const QString opening = text.section(u'\n', 0, 0);
    const QString mark = opening.trimmed();
    if (mark == "---json"_L1 || mark == "{"_L1 || mark == ";;;"_L1)
        return unreadable(FrontLinesText::tr("Its front matter is JSON, and Postil keeps YAML and TOML."));
    if (mark != "---"_L1 && mark != "+++"_L1)
        return unreadable(
            FrontLinesText::tr("It has no front matter, which begins in the first line with --- or +++."));
    front.m_dialect = mark == "---"_L1 ? Dialect::Yaml : Dialect::Toml;
    front.m_opening = opening;
    QStringList lines = text.split(u'\n');
    const auto end = std::find_if(lines.cbegin() + 1, lines.cend(), [&mark](const QString &line) {
        const QString inner = line.trimmed();
        return !line.startsWith(u' ') && (inner == mark || (mark == "---"_L1 && inner == "..."_L1));
    });
    if (end == lines.cend())
        return unreadable(
            FrontLinesText::tr("Its front matter has no end: a line of %1 is missing.").arg(mark));
    const qsizetype closing = end - lines.cbegin();
    front.m_closing = *end;
    front.m_body = lines.sliced(closing + 1).join(u'\n');
    const QStringList inner = lines.sliced(1, closing - 1);
    const Result<void> known =
        front.m_dialect == Dialect::Yaml ? front.readYamlLines(inner) : front.readTomlLines(inner);
    if (!known)
        return std::unexpected(known.error());
    for (const Block &block : std::as_const(front.m_blocks)) {
        if (block.key.isEmpty())
            continue;
        if (front.m_keys.contains(block.key))
            return unreadable(FrontLinesText::tr("Its front matter has “%1” twice.").arg(block.key));
        front.m_keys.append(block.key);
    }
    return front;
}

Result<void> FrontLines::readYamlLines(const QStringList &lines)
{
    static const QRegularExpression pair(uR"re(^(["']?)([A-Za-z0-9_][A-Za-z0-9_ .-]*?)\1\s*:(?:\s|$))re"_s);
    static const QRegularExpression more(uR"re(^(?:\s|-(?:\s|$)|[\]}]))re"_s); // of the key above
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        if (const auto found = pair.match(line); found.hasMatch()) {
            m_blocks.append({found.captured(2), {line}});
        } else if (isCommentOrBlank(line) || (more.match(line).hasMatch() && !m_blocks.isEmpty())) {
            if (m_blocks.isEmpty())
                m_blocks.append(Block());
            m_blocks.last().lines.append(line);
        } else {
            return strangeLine(i + 2);
        }
    }
    const Result<QVariant> yaml = readYaml(lines.join(u'\n'), 2);
    if (!yaml)
        return unreadable(yaml.error().message);
    m_values = yaml->toMap();
    return {};
}

Result<void> FrontLines::readTomlLines(const QStringList &lines)
{
    static const QRegularExpression pair(uR"re(^\s*(["']?)([A-Za-z0-9_.-]+)\1\s*=\s*)re"_s);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (isCommentOrBlank(lines.at(i))) {
            if (m_blocks.isEmpty())
                m_blocks.append(Block());
            m_blocks.last().lines.append(lines.at(i));
            continue;
        }
        if (lines.at(i).trimmed().startsWith(u'[')) { // tables, to the end
            m_blocks.append({{}, lines.sliced(i)});
            return {};
        }
        const auto found = pair.match(lines.at(i));
        const QString rest = lines.sliced(i).join(u'\n');
        const qsizetype end = found.hasMatch() ? tomlValueEnd(rest, found.capturedEnd()) : -1;
        if (end < 0)
            return strangeLine(i + 2);
        const QString block = rest.first(end);
        m_blocks.append({found.captured(2), block.split(u'\n')});
        m_values.insert(found.captured(2), tomlValue(block.sliced(found.capturedEnd())));
        i += block.count(u'\n');
    }
    return {};
}

QByteArray FrontLines::page(const QString &body) const
{
    QStringList lines{m_opening};
    for (const Block &block : m_blocks)
        lines += block.lines;
    lines += m_closing;
    QString text = lines.join(u'\n') + u'\n' + body;
    if (m_hasCarriageReturns)
        text.replace(u'\n', "\r\n"_L1);
    return (m_hasByteOrderMark ? QByteArray("\xEF\xBB\xBF") : QByteArray()) + text.toUtf8();
}

bool FrontLines::isPlain(const QString &key) const
{
    const QVariant value = m_values.value(key);
    const QVariantList items = value.toList();
    return value.typeId() == QMetaType::QString || (!value.isValid() && m_dialect == Dialect::Yaml)
           || (value.typeId() == QMetaType::QVariantList
               && std::ranges::all_of(
                   items, [](const QVariant &item) { return item.typeId() == QMetaType::QString; }));
}

QString FrontLines::text(const QString &key) const
{
    const QVariant value = m_values.value(key);
    return value.typeId() == QMetaType::QString ? value.toString() : QString();
}

QStringList FrontLines::texts(const QString &key) const
{
    const QVariant value = m_values.value(key);
    QStringList found = value.typeId() == QMetaType::QString
                            ? value.toString().split(u',', Qt::SkipEmptyParts)
                            : value.toStringList();
    for (QString &text : found)
        text = text.trimmed();
    return found;
}

QString FrontLines::linesOf(const QString &key) const
{
    const auto found = std::ranges::find(m_blocks, key, &Block::key);
    return found == m_blocks.cend() ? QString() : found->lines.join(u'\n');
}

void FrontLines::put(const QString &key, const QStringList &lines)
{
    const auto found = std::ranges::find(m_blocks, key, &Block::key);
    if (found == m_blocks.end()) {
        m_blocks.prepend({key, lines});
        m_keys.append(key);
        return;
    }
    // Comments and empty lines behind it are not its own.
    qsizetype own = found->lines.size();
    while (own > 1 && isCommentOrBlank(found->lines.at(own - 1)))
        --own;
    found->lines = lines + found->lines.sliced(own);
}

void FrontLines::setText(const QString &key, const QString &value)
{
    put(key, {key + (m_dialect == Dialect::Yaml ? ": "_L1 : " = "_L1) + quotedScalar(value)});
    m_values.insert(key, value);
}

void FrontLines::setTexts(const QString &key, const QStringList &values)
{
    static const QRegularExpression item(u"^(\\s*)-(?:\\s|$)"_s);
    QStringList quoted;
    for (const QString &value : values)
        quoted.append(quotedScalar(value));
    const QStringList before = linesOf(key).split(u'\n');
    const auto row = before.size() > 1 ? item.match(before.at(1)) : QRegularExpressionMatch();
    m_values.insert(key, QVariant(values).toList());
    if (m_dialect == Dialect::Yaml && row.hasMatch() && !values.isEmpty()) {
        QStringList lines{key + u':'};
        for (const QString &value : std::as_const(quoted))
            lines.append(row.captured(1) + "- "_L1 + value);
        put(key, lines);
        return;
    }
    put(key, {key + (m_dialect == Dialect::Yaml ? ": ["_L1 : " = ["_L1) + quoted.join(", "_L1) + u']'});
}

void FrontLines::setWord(const QString &key, const QString &word)
{
    static const QRegularExpression quote(u"[:=]\\s*[\"']"_s);
    if (quote.match(linesOf(key).section(u'\n', 0, 0)).hasMatch()) {
        setText(key, word);
        return;
    }
    put(key, {key + (m_dialect == Dialect::Yaml ? ": "_L1 : " = "_L1) + word});
    m_values.insert(key, word);
}

void FrontLines::remove(const QString &key)
{
    if (!has(key))
        return;
    put(key, {});
    const auto found = std::ranges::find(m_blocks, key, &Block::key);
    found->key.clear();
    m_keys.removeAll(key);
    m_values.remove(key);
}

void FrontLines::append(const QString &lines)
{
    m_blocks.append({{}, lines.split(u'\n')});
}

} // namespace Postil
