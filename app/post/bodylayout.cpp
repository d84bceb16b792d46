// SPDX-License-Identifier: MIT
#include "post/bodylayout.h"

#include <QCryptographicHash>

#include <array>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr std::array names{"image"_L1,      "source"_L1, "quote"_L1, "more"_L1,
                           "commentary"_L1, "group"_L1,  "footer"_L1};

std::optional<BodyPart> partNamed(QStringView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == names.at(i))
            return BodyPart(i);
    }
    return {};
}

} // namespace

QString joinSections(const QList<BodySection> &sections)
{
    QStringList blocks;
    for (const BodySection &section : sections)
        blocks.append(section.lines.join(u'\n'));
    return blocks.join("\n\n"_L1);
}

QString describeSections(const QList<BodySection> &sections)
{
    QStringList parts;
    for (const BodySection &section : sections)
        parts.append(names.at(size_t(section.part)) + u' ' + QString::number(section.lines.size()));
    return parts.join(", "_L1);
}

std::optional<QList<BodySection>> splitSections(const QString &body, const QString &description)
{
    QList<BodySection> sections;
    const QStringList lines = body.isEmpty() ? QStringList() : body.split(u'\n');
    qsizetype at = 0;
    if (!description.isEmpty()) {
        const auto parts = QStringView(description).split(u", ");
        for (const QStringView part : parts) {
            const qsizetype space = part.indexOf(u' ');
            bool isNumber = false;
            const int count = space < 0 ? 0 : part.sliced(space + 1).toInt(&isNumber);
            const auto kind = partNamed(part.first(qMax(space, 0)));
            if (!kind || !isNumber || count < 1 || count > lines.size() - at)
                return {};
            sections.append({*kind, lines.sliced(at, count)});
            at += count;
            if (at == lines.size())
                continue;
            if (!lines.at(at).isEmpty()) // sections are apart by one empty line
                return {};
            ++at;
        }
    }
    if (at != lines.size())
        return {};
    return sections;
}

QString repeatedSum(const QList<BodySection> &sections)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const BodySection &section : sections) {
        if (section.part == BodyPart::Image || section.part == BodyPart::Source
            || section.part == BodyPart::Group) {
            hash.addData(section.lines.join(u'\n').toUtf8());
            hash.addData("\n\n");
        }
    }
    return QString::fromLatin1(hash.result().toHex().first(12));
}

} // namespace Postil
