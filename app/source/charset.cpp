// SPDX-License-Identifier: MIT
#include "source/charset.h"

#include "source/charsetlabels.h"
#include "source/metaprescan.h"
#include "source/page.h"

#include <QStringDecoder>

#include <algorithm>

namespace Postil {

namespace {

struct Mark
{
    QByteArray encoding;
    qsizetype length = 0;
};

Mark byteOrderMark(const QByteArray &bytes)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        return {"utf-8", 3};
    if (bytes.startsWith("\xfe\xff"))
        return {"utf-16be", 2};
    if (bytes.startsWith("\xff\xfe"))
        return {"utf-16le", 2};
    return {};
}

enum class Prescanned { Yes, No };

// Pages that were saved or converted keep a <meta> that tells of the encoding they had. No other encoding makes
// so many well-formed sequences by chance.
bool isSurelyUtf8(const QByteArray &bytes)
{
    constexpr auto isLead = [](char c) { return (c & 0xc0) == 0xc0; };
    return std::ranges::count_if(bytes, isLead) >= 100 && bytes.isValidUtf8();
}

QByteArray sniff(const Page &page, Prescanned prescanned)
{
    if (const Mark mark = byteOrderMark(page.bytes); mark.length > 0)
        return mark.encoding;
    if (const QByteArray declared = encodingForLabel(page.charset.toLatin1()); !declared.isEmpty())
        return declared;
    if (prescanned == Prescanned::Yes) {
        if (const QByteArray said = prescanEncoding(page.bytes); !said.isEmpty())
            return said != "utf-8" && isSurelyUtf8(page.bytes) ? "utf-8" : said;
    }
    return page.bytes.isValidUtf8() ? "utf-8" : "windows-1252";
}

// What ICU calls the encodings whose web meaning is wider than their name.
QByteArray codecName(const QByteArray &encoding)
{
    static constexpr struct
    {
        const char *encoding;
        const char *codec;
    } names[] = {{"gbk", "gb18030"},
                 {"big5", "Big5-HKSCS"},
                 {"euc-kr", "windows-949"},
                 {"shift_jis", "windows-31j"},
                 {"iso-8859-8-i", "iso-8859-8"}};
    for (const auto &[web, codec] : names) {
        if (encoding == web)
            return codec;
    }
    return encoding;
}

// ICU has no ISO-8859-16: its upper half, from 0xA0.
constexpr QStringView latin10 = u"\u00a0\u0104\u0105\u0141\u20ac\u201e\u0160\u00a7\u0161\u00a9\u0218\u00ab"
                                u"\u0179\u00ad\u017a\u017b\u00b0\u00b1\u010c\u0142\u017d\u201d\u00b6\u00b7"
                                u"\u017e\u010d\u0219\u00bb\u0152\u0153\u0178\u017c\u00c0\u00c1\u00c2\u0102"
                                u"\u00c4\u0106\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc\u00cd\u00ce\u00cf"
                                u"\u0110\u0143\u00d2\u00d3\u00d4\u0150\u00d6\u015a\u0170\u00d9\u00da\u00db"
                                u"\u00dc\u0118\u021a\u00df\u00e0\u00e1\u00e2\u0103\u00e4\u0107\u00e6\u00e7"
                                u"\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef\u0111\u0144\u00f2\u00f3"
                                u"\u00f4\u0151\u00f6\u015b\u0171\u00f9\u00fa\u00fb\u00fc\u0119\u021b\u00ff";

// For the encodings in which a byte is a letter and no codec is needed (or there).
QString decodeByTable(QByteArrayView bytes, const QByteArray &encoding)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (encoding == "iso-8859-16" && c >= u'\xa0')
            c = latin10.at(c.unicode() - 0xa0);
        else if (encoding == "x-user-defined" && c >= u'\x80')
            c = QChar(0xf780 + c.unicode() - 0x80);
    }
    return text;
}

QString decode(QByteArrayView bytes, const QByteArray &encoding)
{
    // Encodings that hide markup from whoever reads them otherwise: nothing of them is shown.
    if (encoding == "replacement")
        return bytes.isEmpty() ? QString() : QString(QChar::ReplacementCharacter);
    QStringDecoder decoder(codecName(encoding).constData(), QStringDecoder::Flag::ConvertInitialBom);
    if (!decoder.isValid())
        return decodeByTable(bytes, encoding);
    QString text = decoder(bytes);
    if (!encoding.startsWith("utf-")) {
        // What ICU cannot read it makes U+001A, or (Korean, Thai) a letter of its vendor's private use;
        // neither has any business in a text.
        for (QChar &c : text) {
            if (c == QChar(0x1a) || (c >= QChar(0xf8c1) && c <= QChar(0xf8fe)))
                c = QChar::ReplacementCharacter;
        }
    }
    return text;
}

QString cleaned(QString text)
{
    text.remove(QChar::Null);
    // Half a surrogate pair is not text: the way through UTF-8 makes U+FFFD of it.
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

QString decodeAs(const Page &page, const QByteArray &encoding)
{
    return cleaned(decode(QByteArrayView(page.bytes).sliced(byteOrderMark(page.bytes).length), encoding));
}

} // namespace

QByteArray encodingOf(const Page &page)
{
    return sniff(page, Prescanned::Yes);
}

QString decodeHtml(const Page &page)
{
    return decodeAs(page, sniff(page, Prescanned::Yes));
}

QString decodeText(const Page &page)
{
    return decodeAs(page, sniff(page, Prescanned::No));
}

} // namespace Postil
