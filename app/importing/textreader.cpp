// SPDX-License-Identifier: MIT
#include "importing/importer.h"

#include "importing/passages.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct TextreaderText
{
    Q_DECLARE_TR_FUNCTIONS(Importer)
};

QList<Passage> paragraphs(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.removeFirst();
    static const QRegularExpression gap(u"\\n[ \\t]*(?:\\n[ \\t]*)+"_s);
    QList<Passage> list;
    const QStringList parts = text.split(gap, Qt::SkipEmptyParts);
    for (QString part : parts) {
        while (part.startsWith(u'\n'))
            part.removeFirst();
        while (part.endsWith(u'\n'))
            part.chop(1);
        if (!part.trimmed().isEmpty())
            list.append({part, {}, {}, {}});
    }
    return list;
}

} // namespace

Result<ImportedPost> readText(const QString &text, const HouseStyle &style)
{
    constexpr qsizetype limit = 16 * 1024 * 1024;
    if (text.size() > limit)
        return failure(ErrorKind::TooLarge,
                       TextreaderText::tr("The text is longer than 16 million letters. That is not a post."));
    const QList<Passage> passages = paragraphs(text);
    if (passages.isEmpty())
        return failure(ErrorKind::BadInput, TextreaderText::tr("There is no text in it. A post begins with its title."));
    return readPassages(passages, style, TitlePlace::FirstPassage);
}

} // namespace Postil
