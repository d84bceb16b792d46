// SPDX-License-Identifier: MIT
#include "markdown/placedtext.h"

#include "markdown/md4cparser.h"

namespace Postil::Markdown {

namespace {

// UTF-16 places of UTF-8 bytes.
QList<qsizetype> placesOfBytes(const QByteArray &utf8)
{
    QList<qsizetype> places;
    places.reserve(utf8.size() + 1);
    qsizetype place = 0;
    for (const char c : utf8) {
        const auto byte = uchar(c);
        const bool continues = (byte & 0xc0) == 0x80;
        places.append(continues ? place - 1 : place);
        if (!continues)
            place += byte >= 0xf0 ? 2 : 1;
    }
    places.append(place);
    return places;
}

enum class Taken { All, Prose };

class Placer final : public Md4cHandler
{
public:
    Placer(const QByteArray &utf8, Taken taken) : m_utf8(utf8), m_places(placesOfBytes(utf8)), m_taken(taken)
    {
    }

    void enterBlock(MD_BLOCKTYPE, void *) override { m_break = !m_placed.text.isEmpty(); }
    void leaveBlock(MD_BLOCKTYPE, void *) override { m_break = !m_placed.text.isEmpty(); }

    void enterSpan(MD_SPANTYPE type, void *detail) override
    {
        const bool isAddress =
            type == MD_SPAN_A && static_cast<const MD_SPAN_A_DETAIL *>(detail)->is_autolink;
        if (isAddress || m_inAddress > 0)
            ++m_inAddress;
    }

    void leaveSpan(MD_SPANTYPE, void *) override
    {
        if (m_inAddress > 0)
            --m_inAddress;
    }

    void text(MD_TEXTTYPE type, QByteArrayView bytes) override
    {
        const bool isProse = m_inAddress == 0 && type != MD_TEXT_CODE && type != MD_TEXT_HTML;
        if (m_taken == Taken::Prose && !isProse) {
            if (m_break)
                add(QStringLiteral("\n\n"));
            m_break = false;
            if (!m_placed.text.endsWith(QChar::ObjectReplacementCharacter))
                add(QString(QChar::ObjectReplacementCharacter));
            return;
        }
        if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
            add(QStringLiteral("\n"));
            return;
        }
        // Line ends that md4c makes itself do not lie in the text.
        const qsizetype begin = bytes.data() - m_utf8.constData();
        const bool isInside =
            std::less_equal<>()(m_utf8.constData(), bytes.data()) && begin + bytes.size() <= m_utf8.size();
        if (m_break)
            add(QStringLiteral("\n\n"));
        m_break = false;
        if (!isInside) {
            add(QString::fromUtf8(bytes));
        } else if (type == MD_TEXT_ENTITY) {
            m_at = m_places.at(begin);
            add(QString::fromUtf8(decodeEntity(bytes)));
            m_at = m_places.at(begin + bytes.size());
        } else {
            const QString part = QString::fromUtf8(bytes);
            const qsizetype first = m_places.at(begin);
            for (qsizetype i = 0; i < part.size(); ++i)
                m_placed.places.append(first + i);
            m_placed.text += part;
            m_at = first + part.size();
        }
    }

    PlacedText take()
    {
        m_placed.places.append(m_at);
        return std::move(m_placed);
    }

private:
    void add(const QString &text)
    {
        m_placed.text += text;
        m_placed.places.resize(m_placed.text.size(), m_at);
    }

    const QByteArray &m_utf8;
    QList<qsizetype> m_places;
    Taken m_taken;
    PlacedText m_placed;
    int m_inAddress = 0; // how many spans deep
    qsizetype m_at = 0;  // behind the last letter, in the Markdown
    bool m_break = false;
};

} // namespace

std::pair<qsizetype, qsizetype> PlacedText::span(qsizetype start, qsizetype length) const
{
    const qsizetype begin = places.at(start);
    // Behind the last letter rather than before the next: emphasis and link addresses may lie between.
    const qsizetype end = length == 0 ? begin : places.at(start + length - 1) + 1;
    return {begin, qMax<qsizetype>(0, end - begin)};
}

static PlacedText placed(const QString &markdown, Taken taken)
{
    const QByteArray utf8 = markdown.toUtf8();
    Placer placer(utf8, taken);
    (void)parseMarkdown(utf8, placer); // of one that is cut off, what there is
    return placer.take();
}

PlacedText placedText(const QString &markdown)
{
    return placed(markdown, Taken::All);
}

PlacedText placedProse(const QString &markdown)
{
    return placed(markdown, Taken::Prose);
}

} // namespace Postil::Markdown
