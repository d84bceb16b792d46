// SPDX-License-Identifier: MIT
#include "support/htmltokens.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Postil::Test {

namespace {

QString decoded(const QString &text, QString *error)
{
    static const QRegularExpression reference(u"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));|&"_s);
    static const QHash<QString, QString> named{
        {u"amp"_s, u"&"_s}, {u"lt"_s, u"<"_s}, {u"gt"_s, u">"_s}, {u"quot"_s, u"\""_s}, {u"apos"_s, u"'"_s}};
    QString out;
    qsizetype from = 0;
    for (auto it = reference.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(text).sliced(from, match.capturedStart() - from);
        from = match.capturedEnd();
        if (match.hasCaptured(1) || match.hasCaptured(2)) {
            const char32_t code =
                match.hasCaptured(1) ? match.captured(1).toUInt(nullptr, 16) : match.captured(2).toUInt();
            out += QString::fromUcs4(&code, 1);
        } else if (named.contains(match.captured(3))) {
            out += named.value(match.captured(3));
        } else {
            *error = u"bare & at “%1”"_s.arg(text.sliced(match.capturedStart()).left(40));
        }
    }
    return out.append(QStringView(text).sliced(from));
}

} // namespace

QList<HtmlElement> HtmlTree::withClass(const QString &name) const
{
    QList<HtmlElement> found;
    for (const HtmlElement &element : elements) {
        if (element.hasClass(name))
            found.append(element);
    }
    return found;
}

QList<HtmlElement> HtmlTree::withTag(const QString &tag) const
{
    QList<HtmlElement> found;
    for (const HtmlElement &element : elements) {
        if (element.tag == tag)
            found.append(element);
    }
    return found;
}

QStringList HtmlTree::outline() const
{
    QStringList lines;
    for (const HtmlElement &element : elements) {
        QStringList names = element.attributes.keys();
        names.sort();
        lines.append(QString(element.depth, u' ') + element.tag + u' ' + names.join(u' ') + u' '
                     + element.attributes.value(u"class"_s));
    }
    return lines;
}

HtmlTree readHtmlStrictly(const QString &html)
{
    static const QSet<QString> empty{u"meta"_s, u"img"_s, u"br"_s, u"hr"_s, u"link"_s, u"wbr"_s};
    static const QRegularExpression tag(uR"re(<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<]*")?)*)\s*>)re"_s);
    static const QRegularExpression attribute(uR"re(([a-z-]+)(?:="([^"]*)")?)re"_s);

    HtmlTree tree;
    QList<qsizetype> open;
    QString rest = html;
    if (rest.startsWith("<!DOCTYPE html>"_L1))
        rest.remove(0, 15);
    qsizetype at = 0;
    const auto fail = [&](const QString &what) {
        if (tree.error.isEmpty())
            tree.error = what;
    };
    const auto text = [&](const QString &piece) {
        if (piece.contains(u'<'))
            fail(u"stray < at “%1”"_s.arg(piece.left(60)));
        const bool raw = !open.isEmpty() && tree.elements.at(open.last()).tag == "style"_L1;
        QString error;
        const QString plain = raw ? piece : decoded(piece, &error);
        if (!error.isEmpty())
            fail(error);
        for (const qsizetype index : std::as_const(open))
            tree.elements[index].text += plain;
    };
    for (auto it = tag.globalMatch(rest); it.hasNext();) {
        const auto match = it.next();
        text(rest.sliced(at, match.capturedStart() - at));
        at = match.capturedEnd();
        const QString name = match.captured(2);
        if (!match.captured(1).isEmpty()) {
            if (open.isEmpty() || tree.elements.at(open.last()).tag != name)
                fail(u"</%1> closes nothing"_s.arg(name));
            else
                open.removeLast();
            continue;
        }
        HtmlElement element{name, {}, {}, int(open.size())};
        for (auto pairs = attribute.globalMatch(match.captured(3)); pairs.hasNext();) {
            const auto pair = pairs.next();
            if (element.attributes.contains(pair.captured(1)))
                fail(u"two attributes %1 in <%2>"_s.arg(pair.captured(1), name));
            QString error;
            element.attributes.insert(pair.captured(1), decoded(pair.captured(2), &error));
            if (!error.isEmpty())
                fail(error);
        }
        tree.elements.append(element);
        if (!empty.contains(name))
            open.append(tree.elements.size() - 1);
    }
    text(rest.sliced(at));
    if (!open.isEmpty())
        fail(u"<%1> is never closed"_s.arg(tree.elements.at(open.last()).tag));
    return tree;
}

} // namespace Postil::Test
