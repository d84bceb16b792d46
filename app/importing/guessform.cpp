// SPDX-License-Identifier: MIT
#include "importing/importer.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Postil {

ImportForm guessForm(const QString &fileName, const QByteArray &bytes)
{
    static const QHash<QString, ImportForm> endings{
        {u"json"_s, ImportForm::Json},         {u"md"_s, ImportForm::Markdown},
        {u"markdown"_s, ImportForm::Markdown}, {u"mdown"_s, ImportForm::Markdown},
        {u"mkd"_s, ImportForm::Markdown},      {u"html"_s, ImportForm::Html},
        {u"htm"_s, ImportForm::Html},          {u"xhtml"_s, ImportForm::Html},
        {u"txt"_s, ImportForm::Text},          {u"text"_s, ImportForm::Text},
    };
    if (const auto known = endings.constFind(QFileInfo(fileName).suffix().toLower()); known != endings.cend())
        return *known;

    QString start = QString::fromUtf8(bytes.first(qMin(bytes.size(), qsizetype(8192))));
    if (start.startsWith(QChar(QChar::ByteOrderMark)))
        start.removeFirst();
    static const QRegularExpression json(uR"(^\s*\{\s*")"_s);
    static const QRegularExpression frontMatter(u"^---[ \\t]*\\r?\\n"_s);
    static const QRegularExpression markup(
        u"^\\s*<(?:!doctype|!--|html|head|body|article|section|div|p|h[1-6]|a|b|br|span|blockquote|ul|ol|img|table)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression markdown(u"^(?:#{1,6} \\S|> \\S|.*\\]\\(<?https?://|\\*\\*\\S.*\\*\\*)"_s,
                                             QRegularExpression::MultilineOption);
    if (json.match(start).hasMatch())
        return ImportForm::Json;
    if (frontMatter.match(start).hasMatch())
        return ImportForm::Markdown;
    if (markup.match(start).hasMatch())
        return ImportForm::Html;
    return markdown.match(start).hasMatch() ? ImportForm::Markdown : ImportForm::Text;
}

} // namespace Postil
