// SPDX-License-Identifier: MIT
#include "article/textindex.h"

namespace Postil {

namespace {

// The character as it is compared; NUL where it counts for nothing.
QChar folded(QChar c)
{
    switch (c.unicode()) {
    case 0x2018:
    case 0x2019:
        return u'\'';
    case 0x201C:
    case 0x201D:
        return u'"';
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
        return u'-';
    case 0x00AD: // soft hyphen
    case 0x200B: // zero-width space
    case 0xFEFF:
        return QChar();
    default:
        return c.isSpace() ? u' ' : c;
    }
}

QString foldedLine(QStringView text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar c : text) {
        const QChar f = folded(c);
        if (f.isNull() || (f == u' ' && (line.isEmpty() || line.back() == u' ')))
            continue;
        line.append(f);
    }
    if (line.endsWith(u' '))
        line.chop(1);
    return line;
}

} // namespace

void TextIndex::clear()
{
    m_text.clear();
    m_positions.clear();
}

void TextIndex::add(QStringView text, int position)
{
    for (const QChar c : text) {
        const QChar f = folded(c);
        if (!f.isNull() && !(f == u' ' && (m_text.isEmpty() || m_text.back() == u' '))) {
            m_text.append(f);
            m_positions.append(position);
        }
        ++position;
    }
}

void TextIndex::addBreak(int position)
{
    add(u" ", position);
}

DocumentRange TextIndex::rangeAt(qsizetype index, qsizetype length) const
{
    return {m_positions.at(index), m_positions.at(index + length - 1) + 1};
}

std::optional<DocumentRange> TextIndex::find(const QString &passage) const
{
    const QString line = foldedLine(passage);
    if (line.isEmpty())
        return {};
    const qsizetype index = m_text.indexOf(line);
    if (index < 0)
        return {};
    return rangeAt(index, line.size());
}

QList<DocumentRange> TextIndex::findAll(const QString &words, int limit) const
{
    QList<DocumentRange> found;
    const QString line = foldedLine(words);
    if (line.isEmpty())
        return found;
    for (qsizetype index = m_text.indexOf(line, 0, Qt::CaseInsensitive); index >= 0 && found.size() < limit;
         index = m_text.indexOf(line, index + line.size(), Qt::CaseInsensitive))
        found.append(rangeAt(index, line.size()));
    return found;
}

} // namespace Postil
