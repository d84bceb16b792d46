// SPDX-License-Identifier: MIT
#include "publishing/staticsite/tomlvalue.h"

#include <optional>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// Behind the string that begins at `from` with a quote; -1 where it has no end.
qsizetype stringEnd(const QString &text, qsizetype from)
{
    const QChar quote = text.at(from);
    const QString mark = text.sliced(from, std::min<qsizetype>(3, text.size() - from)) == QString(3, quote)
                             ? QString(3, quote)
                             : QString(quote);
    for (qsizetype at = from + mark.size(); at < text.size(); ++at) {
        if (text.at(at) == u'\\' && quote == u'"') {
            ++at;
        } else if (text.sliced(at).startsWith(mark)) {
            at += mark.size();
            // Quotes before the mark that ends it are letters of it.
            while (mark.size() == 3 && at < text.size() && text.at(at) == quote)
                ++at;
            return at;
        } else if (mark.size() == 1 && text.at(at) == u'\n') {
            return -1;
        }
    }
    return -1;
}

qsizetype commentEnd(const QString &text, qsizetype from)
{
    const qsizetype end = text.indexOf(u'\n', from);
    return end < 0 ? text.size() : end;
}

// A reader of the few kinds of values that are understood.
class TomlReader
{
public:
    explicit TomlReader(const QString &text) : m_text(text) {}

    QVariant whole()
    {
        skip();
        QVariant value = m_at < m_text.size() && m_text.at(m_at) == u'[' ? list() : single();
        skip();
        return m_at == m_text.size() ? value : QVariant();
    }

private:
    void skip()
    {
        while (m_at < m_text.size()) {
            if (m_text.at(m_at) == u'#')
                m_at = commentEnd(m_text, m_at);
            else if (m_text.at(m_at).isSpace())
                ++m_at;
            else
                return;
        }
    }

    QVariant single()
    {
        if (m_at >= m_text.size())
            return {};
        const QChar first = m_text.at(m_at);
        if (first == u'"' || first == u'\'')
            return quoted();
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !u",]}#\n"_s.contains(m_text.at(m_at)))
            ++m_at;
        const QString bare = m_text.sliced(from, m_at - from).trimmed();
        return bare.isEmpty() || bare.startsWith(u'{') || bare.startsWith(u'[') ? QVariant() : QVariant(bare);
    }

    QVariant quoted()
    {
        const qsizetype end = stringEnd(m_text, m_at);
        const bool isLiteral = m_text.at(m_at) == u'\'';
        if (end < 0 || m_text.sliced(m_at).startsWith(QString(3, m_text.at(m_at))))
            return {};
        const QString inner = m_text.sliced(m_at + 1, end - m_at - 2);
        m_at = end;
        if (isLiteral)
            return inner;
        const auto plain = unescaped(inner);
        return plain ? QVariant(*plain) : QVariant();
    }

    QVariant list()
    {
        QVariantList items;
        ++m_at;
        for (skip(); m_at < m_text.size() && m_text.at(m_at) != u']'; skip()) {
            const QVariant item = single();
            if (!item.isValid())
                return {};
            items.append(item);
            skip();
            if (m_at < m_text.size() && m_text.at(m_at) == u',')
                ++m_at;
            else if (m_at >= m_text.size() || m_text.at(m_at) != u']')
                return {};
        }
        if (m_at >= m_text.size())
            return {};
        ++m_at;
        return items;
    }

    static std::optional<QString> unescaped(const QString &text)
    {
        static const QHash<QChar, QChar> letters{{u'b', u'\b'}, {u't', u'\t'}, {u'n', u'\n'}, {u'f', u'\f'},
                                                 {u'r', u'\r'}, {u'"', u'"'},  {u'\\', u'\\'}};
        QString out;
        for (qsizetype at = 0; at < text.size(); ++at) {
            if (text.at(at) != u'\\') {
                out += text.at(at);
                continue;
            }
            const QChar kind = ++at < text.size() ? text.at(at) : QChar();
            const int digits = kind == u'u' ? 4 : kind == u'U' ? 8 : 0;
            bool isNumber = true;
            if (digits > 0) {
                const char32_t code = text.sliced(at + 1).left(digits).toUInt(&isNumber, 16);
                out += QString::fromUcs4(&code, 1);
                at += digits;
            } else {
                out += letters.value(kind);
            }
            if (!isNumber || at >= text.size() || (digits == 0 && !letters.contains(kind)))
                return {};
        }
        return out;
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

} // namespace

qsizetype tomlValueEnd(const QString &text, qsizetype from)
{
    int depth = 0;
    for (qsizetype at = from; at < text.size();) {
        const QChar c = text.at(at);
        if (c == u'\n' && depth <= 0)
            return at;
        if (c == u'"' || c == u'\'') {
            at = stringEnd(text, at);
            if (at < 0)
                return -1;
            continue;
        }
        if (c == u'#') {
            at = commentEnd(text, at);
            continue;
        }
        depth += c == u'[' || c == u'{' ? 1 : c == u']' || c == u'}' ? -1 : 0;
        ++at;
    }
    return depth > 0 ? -1 : text.size();
}

QVariant tomlValue(const QString &value)
{
    return TomlReader(value).whole();
}

} // namespace Postil
