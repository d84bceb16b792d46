// SPDX-License-Identifier: MIT
#include "post/stylecatalogue.h"

#include "base/jsonreader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MaximumStyleBytes = 1024 * 1024;
constexpr qsizetype MaximumStyles = 500;

struct StylecatalogueText
{
    Q_DECLARE_TR_FUNCTIONS(StyleCatalogue)
};

// In the order in which they are offered; the first one is the default.
constexpr QLatin1StringView Shipped[] = {"plain"_L1, "news-digest"_L1};

QString shippedPath(QLatin1StringView id)
{
    return u":/postil/styles/%1.json"_s.arg(id);
}

bool ships(const QString &id)
{
    return std::ranges::find(Shipped, id) != std::end(Shipped);
}

QString idFromName(const QString &name)
{
    QString id;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.unicode() < 0x80 && c.isLetterOrNumber())
            id += c;
        else if (!c.isMark() && !id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    id.truncate(50);
    while (id.endsWith(u'-'))
        id.chop(1);
    return id.isEmpty() ? u"style"_s : id;
}

} // namespace

StyleCatalogue::StyleCatalogue(QString userFolder) : m_userFolder(std::move(userFolder))
{
    load();
}

void StyleCatalogue::load()
{
    m_styles.clear();
    m_problems.clear();
    m_replaced.clear();
    QList<HouseStyle> own;
    // A folder that does not exist lists nothing.
    const QStringList files = m_userFolder.isEmpty()
                                  ? QStringList()
                                  : QDir(m_userFolder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files.first(qMin(files.size(), MaximumStyles))) {
        Result<HouseStyle> style = read(m_userFolder + u'/' + file);
        if (!style) {
            m_problems.append(style.error().message);
            continue;
        }
        style->id = file.chopped(5); // the file's name says which it is, so that removing it removes that one
        if (!isStyleId(style->id))
            m_problems.append(StylecatalogueText::tr("The house style in “%1” is left out: rename the file so that it has small "
                                 "letters a to z, digits and hyphens only.")
                                  .arg(file));
        else
            own.append(*style);
    }
    for (const QLatin1StringView id : Shipped) {
        const auto replacement =
            std::ranges::find_if(own, [id](const HouseStyle &style) { return style.id == id; });
        if (replacement != own.end()) {
            m_replaced.append(id);
            m_styles.append(*replacement);
            own.erase(replacement);
        } else if (Result<HouseStyle> style = read(shippedPath(id))) {
            m_styles.append(*style);
        } else {
            m_problems.append(style.error().message);
        }
    }
    std::ranges::stable_sort(
        own, [](const HouseStyle &a, const HouseStyle &b) { return a.name.localeAwareCompare(b.name) < 0; });
    m_styles.append(own);
}

Result<HouseStyle> StyleCatalogue::find(const QString &name) const
{
    if (name.isEmpty() && !m_styles.isEmpty())
        return m_styles.first();
    for (const HouseStyle &style : m_styles) {
        if (style.id == name)
            return style;
    }
    for (const HouseStyle &style : m_styles) {
        if (style.name.compare(name, Qt::CaseInsensitive) == 0)
            return style;
    }
    QStringList ids;
    for (const HouseStyle &style : m_styles)
        ids.append(style.id);
    return failure(ErrorKind::NotFound,
                   StylecatalogueText::tr("There is no house style “%1”. There are: %2.").arg(name, ids.join(u", "_s)));
}

Result<HouseStyle> StyleCatalogue::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.exists() ? ErrorKind::Storage : ErrorKind::NotFound,
                       StylecatalogueText::tr("The house style “%1” cannot be read: %2.").arg(path, file.errorString()));
    const auto inFile = [&path](Error error) {
        error.message = StylecatalogueText::tr("The house style “%1” cannot be used. %2").arg(path, error.message);
        return error;
    };
    return parseJsonObject(file.read(MaximumStyleBytes + 1), MaximumStyleBytes)
        .and_then(houseStyleFromJson)
        .and_then([](HouseStyle style) -> Result<HouseStyle> {
            if (style.name.isEmpty())
                return failure(ErrorKind::BadInput, StylecatalogueText::tr("It has no \"name\"."));
            return style;
        })
        .transform_error(inFile);
}

Result<HouseStyle> StyleCatalogue::save(HouseStyle style)
{
    style.name = style.name.trimmed();
    if (style.name.isEmpty())
        return failure(ErrorKind::BadInput, StylecatalogueText::tr("The house style has no name. Give it one."));
    if (style.id.isEmpty()) {
        const QString stem = idFromName(style.name);
        const auto taken = [this](const QString &id) {
            return std::ranges::any_of(m_styles, [&id](const HouseStyle &other) { return other.id == id; });
        };
        style.id = stem;
        for (int number = 2; taken(style.id); ++number)
            style.id = stem + u'-' + QString::number(number);
    }
    // What could not be read back is not written.
    const QJsonObject json = toJson(style);
    if (Result<HouseStyle> again = houseStyleFromJson(json); !again)
        return again;
    else
        style = *again;

    const QString path = m_userFolder + u'/' + style.id + u".json"_s;
    const QByteArray bytes = QJsonDocument(toJson(style)).toJson();
    QSaveFile file(path);
    // QSaveFile commits a short write without complaint, so the length is compared.
    if (m_userFolder.isEmpty() || !QDir().mkpath(m_userFolder) || !file.open(QIODevice::WriteOnly)
        || file.write(bytes) != bytes.size() || !file.flush() || !file.commit()) {
        const QString reason =
            m_userFolder.isEmpty() ? StylecatalogueText::tr("there is no folder for styles") : file.errorString();
        file.cancelWriting();
        return failure(
            ErrorKind::Storage,
            StylecatalogueText::tr("The house style “%1” could not be saved as “%2”: %3.").arg(style.name, path, reason));
    }
    load();
    return style;
}

Result<void> StyleCatalogue::remove(const QString &id)
{
    if (isShipped(id))
        return failure(ErrorKind::Refused, StylecatalogueText::tr("The house style “%1” comes with Postil and stays.").arg(id));
    QFile file(m_userFolder + u'/' + id + u".json"_s);
    if (!isStyleId(id) || !file.exists())
        return failure(ErrorKind::NotFound, StylecatalogueText::tr("There is no house style “%1”.").arg(id));
    if (!file.remove())
        return failure(
            ErrorKind::Storage,
            StylecatalogueText::tr("The file “%1” could not be removed: %2.").arg(file.fileName(), file.errorString()));
    load();
    return {};
}

bool StyleCatalogue::isShipped(const QString &id) const
{
    return ships(id) && !m_replaced.contains(id);
}

} // namespace Postil
