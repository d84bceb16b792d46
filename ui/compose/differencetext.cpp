// SPDX-License-Identifier: MIT
#include "compose/differencetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct DifferenceSentences
{
    Q_DECLARE_TR_FUNCTIONS(QuoteDifference)
};

QString shortened(const QString &text)
{
    constexpr qsizetype most = 90;
    const QString line = text.simplified();
    return line.size() > most ? line.left(most - 1).trimmed() + u'…' : line;
}

} // namespace

QString differenceText(const QuoteDifference &difference, const QString &markdown)
{
    const QString here = shortened(markdown.mid(difference.range.start, difference.range.length));
    const QString original = shortened(difference.original);
    switch (difference.kind) {
    case DifferenceKind::Changed:
        return DifferenceSentences::tr("The article says “%1”, not “%2”.").arg(original, here);
    case DifferenceKind::Added:
        return DifferenceSentences::tr("The article does not have “%1” there.").arg(here);
    case DifferenceKind::Omitted:
        return DifferenceSentences::tr("“%1” is left out without an ellipsis.").arg(original);
    case DifferenceKind::Moved:
        return DifferenceSentences::tr("In the article, “%1” stands before what is quoted before it.")
            .arg(here);
    case DifferenceKind::NotFound:
        break;
    }
    return DifferenceSentences::tr("The article does not say “%1”.").arg(here);
}

QString checkText(const QuoteCheck &check, const QString &markdown)
{
    if (check.isExact())
        return {};
    const QString first = differenceText(check.differences.first(), markdown);
    const qsizetype more = check.differences.size() - 1;
    if (more == 0)
        return first;
    return first + u' '
           + (more == 1 ? DifferenceSentences::tr("One more difference is marked.")
                        : DifferenceSentences::tr("%1 more differences are marked.").arg(more));
}

} // namespace Postil
