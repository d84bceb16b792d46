// SPDX-License-Identifier: MIT
#include "publishing/sametext.h"

#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// To be compared, not shown: what is left of markup that is cut off or broken does no harm.
QString lettersOf(const QString &html)
{
    static const QRegularExpression markup(
        u"<!--.*?-->|<[^>]*>|&#(\\d{1,7});|&#[xX]([0-9a-fA-F]{1,6});|&\\w+;"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QString letters;
    const auto append = [&letters](QStringView text) {
        for (const QChar letter : text) {
            if (letter.isLetterOrNumber() || letter.isMark() || letter.isSurrogate())
                letters += letter;
        }
    };
    qsizetype from = 0;
    for (auto found = markup.globalMatch(html); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        append(QStringView(html).sliced(from, match.capturedStart() - from));
        from = match.capturedEnd();
        const char32_t code =
            match.hasCaptured(1) ? match.capturedView(1).toUInt() : match.capturedView(2).toUInt(nullptr, 16);
        if (code > 0 && code <= QChar::LastValidCodePoint)
            append(QString::fromUcs4(&code, 1));
    }
    append(QStringView(html).sliced(from));
    return letters.normalized(QString::NormalizationForm_C);
}

} // namespace

bool sameText(const QString &html, const QString &other)
{
    return lettersOf(html) == lettersOf(other);
}

} // namespace Postil
