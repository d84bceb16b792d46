// SPDX-License-Identifier: MIT
#include "widgets/foreigntext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace Postil {

QString documentText(const QTextDocument &document)
{
    QString text = document.toRawText();
    for (QChar &character : text) {
        if (character == QChar::ParagraphSeparator || character == QChar::LineSeparator)
            character = u'\n';
    }
    return text;
}

QString withoutOuterEmptyLines(QString text)
{
    qsizetype begin = 0;
    qsizetype end = text.size();
    // A first line that is indented keeps its indent: it is code.
    for (qsizetype i = 0; i < end && text[i].isSpace(); ++i) {
        if (text[i] == u'\n')
            begin = i + 1;
    }
    while (end > begin && text[end - 1].isSpace())
        --end;
    return begin == 0 && end == text.size() ? text : text.mid(begin, end - begin);
}

QString singleLine(QString text)
{
    for (QChar &character : text) {
        if (character == u'\n' || character == u'\r' || character == QChar::ParagraphSeparator
            || character == QChar::LineSeparator)
            character = u' ';
    }
    return text;
}

QString withoutControls(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1);
    for (QChar &character : text) {
        if (character == u'\r' || character == QChar::ParagraphSeparator || character == QChar::LineSeparator
            || character == u'\v' || character == u'\f' || character == QChar(0x85))
            character = u'\n';
    }
    text.removeIf([](QChar character) {
        return character.category() == QChar::Other_Control && character != u'\n' && character != u'\t';
    });
    return text;
}

QString tooLongToPaste(qsizetype size, qsizetype maximum)
{
    const QLocale locale;
    return QCoreApplication::translate(
               "Postil::GrowingEdit",
               "That is too long to paste here: %1 characters, where a field takes %2 at a "
               "time. Copy the part that you need.")
        .arg(locale.toString(size), locale.toString(maximum));
}

} // namespace Postil
