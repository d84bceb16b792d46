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
        if (character == QChar::ParagraphSeparator)
            character = u'\n';
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
