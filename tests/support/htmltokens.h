// SPDX-License-Identifier: MIT
// A strict reader of the HTML that we write ourselves: every element closed in order, every attribute quoted,
// no stray '<'. It knows no error recovery; what a browser would have to mend is an error here.
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace Postil::Test {

struct HtmlElement
{
    QString tag;
    QHash<QString, QString> attributes;
    QString text; // of itself and its children, references decoded
    int depth = 0;

    [[nodiscard]] bool hasClass(const QString &name) const
    {
        return attributes.value(QStringLiteral("class")).split(u' ').contains(name);
    }
};

struct HtmlTree
{
    QList<HtmlElement> elements; // in document order
    QString error;               // empty: well formed

    [[nodiscard]] QList<HtmlElement> withClass(const QString &name) const;
    [[nodiscard]] QList<HtmlElement> withTag(const QString &tag) const;
    [[nodiscard]] QStringList outline() const; // tags and attribute names: the structure without any content
};

[[nodiscard]] HtmlTree readHtmlStrictly(const QString &html);

} // namespace Postil::Test
