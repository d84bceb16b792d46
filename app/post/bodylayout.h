// SPDX-License-Identifier: MIT
// Which lines of a post's Markdown body are which part. The writer notes it in the front matter, so that
// the reader need not guess where an excerpt ends that holds empty lines, headings or quotes of its own.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Postil {

enum class BodyPart { Image, Source, Quote, More, Commentary, Group, Footer };

struct BodySection
{
    BodyPart part = BodyPart::Source;
    QStringList lines;

    bool operator==(const BodySection &) const = default;
};

// The body: sections, an empty line between them.
[[nodiscard]] QString joinSections(const QList<BodySection> &sections);
// "source 1, quote 5, more 1, commentary 1, group 7, footer 1"
[[nodiscard]] QString describeSections(const QList<BodySection> &sections);
// The sections of `body` as `description` says; nothing where it does not fit, because somebody added or
// removed lines.
[[nodiscard]] std::optional<QList<BodySection>> splitSections(const QString &body,
                                                              const QString &description);

// A short checksum of the sections that repeat what the front matter says (image, source, groups): the
// reader sees from it whether somebody has edited them in the body.
[[nodiscard]] QString repeatedSum(const QList<BodySection> &sections);

} // namespace Postil
