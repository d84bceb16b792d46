// SPDX-License-Identifier: MIT
#include "source/metaprescan.h"

#include "source/charsetlabels.h"

#include <QByteArrayList>

namespace Postil {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Attribute
{
    QByteArray name;
    QByteArray value;
};

// The steps of the standard, over a window of bytes.
class Prescan
{
public:
    explicit Prescan(const QByteArray &bytes) : m_bytes(bytes) {}

    QByteArray run()
    {
        while (!atEnd()) {
            if (startsWith("<!--")) {
                skipComment();
            } else if (startsWith("<meta") && (isSpace(at(m_at + 5)) || at(m_at + 5) == '/')) {
                m_at += 5;
                if (const QByteArray encoding = readMeta(); !encoding.isEmpty())
                    return encoding;
            } else if (at(m_at) == '<'
                       && (isLetter(at(m_at + 1)) || (at(m_at + 1) == '/' && isLetter(at(m_at + 2))))) {
                while (!atEnd() && !isSpace(at(m_at)) && at(m_at) != '>')
                    ++m_at;
                while (nextAttribute().name.size()) {
                }
            } else if (at(m_at) == '<'
                       && (at(m_at + 1) == '!' || at(m_at + 1) == '/' || at(m_at + 1) == '?')) {
                while (!atEnd() && at(m_at) != '>')
                    ++m_at;
            }
            ++m_at;
        }
        return {};
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_bytes.size(); }
    [[nodiscard]] char at(qsizetype i) const { return i < m_bytes.size() ? m_bytes.at(i) : '\0'; }

    [[nodiscard]] bool startsWith(QByteArrayView word) const
    {
        return QByteArrayView(m_bytes)
                   .sliced(m_at)
                   .first(qMin(word.size(), m_bytes.size() - m_at))
                   .compare(word, Qt::CaseInsensitive)
               == 0;
    }

    void skipComment()
    {
        // "<!-->" is a whole comment: its dashes count for both ends.
        const qsizetype end = m_bytes.indexOf("-->", m_at + 2);
        m_at = end < 0 ? m_bytes.size() : end + 2;
    }

    Attribute nextAttribute()
    {
        while (!atEnd() && (isSpace(at(m_at)) || at(m_at) == '/'))
            ++m_at;
        Attribute attribute;
        if (atEnd() || at(m_at) == '>')
            return attribute;
        while (!atEnd() && !(at(m_at) == '=' && !attribute.name.isEmpty()) && !isSpace(at(m_at))
               && at(m_at) != '/' && at(m_at) != '>') {
            attribute.name += at(m_at++);
        }
        attribute.name = attribute.name.toLower();
        while (!atEnd() && isSpace(at(m_at)))
            ++m_at;
        if (at(m_at) != '=')
            return attribute;
        ++m_at;
        while (!atEnd() && isSpace(at(m_at)))
            ++m_at;
        attribute.value = attributeValue();
        return attribute;
    }

    QByteArray attributeValue()
    {
        QByteArray value;
        if (const char quote = at(m_at); quote == '"' || quote == '\'') {
            for (++m_at; !atEnd() && at(m_at) != quote; ++m_at)
                value += at(m_at);
            ++m_at;
        } else {
            for (; !atEnd() && !isSpace(at(m_at)) && at(m_at) != '>'; ++m_at)
                value += at(m_at);
        }
        return value.toLower();
    }

    QByteArray readMeta()
    {
        enum class Need { Nothing, Pragma } need = Need::Nothing;
        bool pragma = false;
        QByteArray label;
        QByteArrayList seen;
        for (Attribute attribute = nextAttribute(); !attribute.name.isEmpty(); attribute = nextAttribute()) {
            if (seen.contains(attribute.name))
                continue;
            seen += attribute.name;
            if (attribute.name == "http-equiv") {
                pragma = attribute.value == "content-type";
            } else if (attribute.name == "content" && label.isEmpty()) {
                label = charsetLabel(attribute.value);
                if (!label.isEmpty())
                    need = Need::Pragma;
            } else if (attribute.name == "charset") {
                label = attribute.value;
                need = Need::Nothing;
            }
        }
        if (label.isEmpty() || (need == Need::Pragma && !pragma))
            return {};
        const QByteArray encoding = encodingForLabel(label);
        // A page whose ASCII could be read cannot be UTF-16, whatever it says.
        if (encoding.startsWith("utf-16"))
            return "utf-8";
        return encoding == "x-user-defined" ? QByteArray("windows-1252") : encoding;
    }

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

// <?xml version="1.0" encoding="…"?>
QByteArray xmlEncoding(const QByteArray &bytes)
{
    if (!bytes.startsWith("<?xml"))
        return {};
    const QByteArray declaration = bytes.left(qMax(bytes.indexOf('>'), qsizetype(0)));
    const qsizetype name = declaration.indexOf("encoding");
    if (name < 0)
        return {};
    QByteArray rest = declaration.sliced(name + 8).trimmed();
    if (!rest.startsWith('='))
        return {};
    rest = rest.sliced(1).trimmed();
    if (rest.isEmpty() || (rest.front() != '"' && rest.front() != '\''))
        return {};
    const qsizetype end = rest.indexOf(rest.front(), 1);
    const QByteArray encoding = end < 0 ? QByteArray() : encodingForLabel(rest.sliced(1, end - 1));
    return encoding.startsWith("utf-16") ? QByteArray("utf-8") : encoding;
}

} // namespace

QByteArray prescanEncoding(const QByteArray &bytes)
{
    const QByteArray window = bytes.left(1024);
    // "<?x" in UTF-16: an XML declaration that needs no byte order mark.
    if (window.startsWith(QByteArrayView("<\0?\0x\0", 6)))
        return "utf-16le";
    if (window.startsWith(QByteArrayView("\0<\0?\0x", 6)))
        return "utf-16be";
    const QByteArray encoding = Prescan(window).run();
    return encoding.isEmpty() ? xmlEncoding(window) : encoding;
}

QByteArray charsetLabel(const QByteArray &contentType)
{
    const QByteArray lower = contentType.toLower();
    for (qsizetype from = 0;;) {
        qsizetype i = lower.indexOf("charset", from);
        if (i < 0)
            return {};
        from = i += 7;
        while (i < lower.size() && isSpace(lower.at(i)))
            ++i;
        if (i >= lower.size() || lower.at(i) != '=')
            continue;
        for (++i; i < lower.size() && isSpace(lower.at(i));)
            ++i;
        if (i >= lower.size())
            return {};
        if (const char quote = lower.at(i); quote == '"' || quote == '\'') {
            const qsizetype end = lower.indexOf(quote, i + 1);
            return end < 0 ? QByteArray() : lower.sliced(i + 1, end - i - 1);
        }
        const qsizetype start = i;
        while (i < lower.size() && !isSpace(lower.at(i)) && lower.at(i) != ';')
            ++i;
        return lower.sliced(start, i - start);
    }
}

} // namespace Postil
