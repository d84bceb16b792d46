// SPDX-License-Identifier: MIT
#include "rendering/renderer.h"

#include "post/post.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// Latin letters that Unicode does not decompose into a base letter and marks.
QLatin1StringView spelledOut(char16_t c)
{
    static const QHash<char16_t, QLatin1StringView> letters{
        {u'ß', "ss"_L1}, {u'ẞ', "ss"_L1}, {u'æ', "ae"_L1}, {u'Æ', "ae"_L1}, {u'œ', "oe"_L1}, {u'Œ', "oe"_L1},
        {u'ø', "o"_L1},  {u'Ø', "o"_L1},  {u'đ', "d"_L1},  {u'Đ', "d"_L1},  {u'ð', "d"_L1},  {u'Ð', "d"_L1},
        {u'þ', "th"_L1}, {u'Þ', "th"_L1}, {u'ł', "l"_L1},  {u'Ł', "l"_L1},  {u'ı', "i"_L1},  {u'ħ', "h"_L1},
        {u'Ħ', "h"_L1},  {u'ŋ', "n"_L1},  {u'Ŋ', "n"_L1},  {u'ŧ', "t"_L1},  {u'Ŧ', "t"_L1},
    };
    return letters.value(c);
}

// Names that Windows keeps for devices, whatever their extension.
bool isDeviceName(const QString &stem)
{
    static const QRegularExpression pattern(u"^(con|prn|aux|nul|clock|conin|conout|(com|lpt)[0-9])$"_s);
    return pattern.match(stem).hasMatch();
}

QString sluggified(const QString &text)
{
    constexpr qsizetype limit = 80;
    QString slug;
    bool gap = false;
    const auto append = [&slug, &gap](QStringView letters) {
        if (gap && !slug.isEmpty())
            slug += u'-';
        gap = false;
        slug += letters;
    };
    // No title needs more than this; a megabyte of one would be decomposed for nothing.
    const QString decomposed = text.left(2000).normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        const QChar lower = c.toLower();
        if ((lower >= u'a' && lower <= u'z') || (lower >= u'0' && lower <= u'9'))
            append(QStringView(&lower, 1));
        else if (const auto letters = spelledOut(c.unicode()); !letters.isEmpty())
            append(QString(letters));
        else if (c.isMark() || c == u'\'' || c == u'’' || c == u'‘')
            continue; // "don't" is one word
        else
            gap = true;
    }
    if (slug.size() > limit) {
        const qsizetype word = slug.lastIndexOf(u'-', limit);
        slug.truncate(word > limit / 2 ? word : limit);
    }
    return slug;
}

} // namespace

QString safeSlug(const Post &post)
{
    for (const QString &text : {post.slug, post.title, post.source.headline}) {
        const QString slug = sluggified(text);
        if (isDeviceName(slug))
            return slug + "-post"_L1;
        if (!slug.isEmpty())
            return slug;
    }
    return u"post"_s;
}

} // namespace Postil
