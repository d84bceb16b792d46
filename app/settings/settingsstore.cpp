// SPDX-License-Identifier: MIT
#include "settings/settingsstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QSettings>

#include <array>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// The words that stand in the file for the values of an enumeration, by number.
constexpr std::array shades{u"system", u"light", u"dark"};
constexpr std::array forms{u"html", u"page", u"markdown", u"text"};

template <typename Enum, std::size_t N>
Enum fromWord(const std::array<const char16_t *, N> &words, const QString &word, Enum fallback)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (word == QStringView(words[i]))
            return Enum(i);
    }
    return fallback;
}

template <typename Enum, std::size_t N>
QString toWord(const std::array<const char16_t *, N> &words, Enum value)
{
    return QString(QStringView(words[std::size_t(value)]));
}

QString line(const QVariant &value, qsizetype longest)
{
    const QString text = value.typeId() == QMetaType::QString ? value.toString() : QString();
    return text.size() <= longest && !text.contains(QChar::Null) && !text.contains(u'\n') ? text : QString();
}

QList<int> sizes(const QString &text)
{
    QList<int> numbers;
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        bool good = false;
        const int number = part.toInt(&good);
        if (!good || number < 0 || number > 100'000)
            return {};
        numbers += number;
    }
    return numbers.size() <= 16 ? numbers : QList<int>();
}

} // namespace

SettingsStore::SettingsStore(QString path) : m_path(std::move(path)) {}

Settings SettingsStore::load() const
{
    const QSettings file(m_path, QSettings::IniFormat);
    Settings settings;
    const QByteArray geometry = QByteArray::fromBase64(file.value(u"window/geometry"_s).toByteArray());
    if (geometry.size() <= 4096)
        settings.window.geometry = geometry;
    settings.window.splitterSizes = sizes(file.value(u"window/splitter"_s).toString());
    settings.window.shade = fromWord(shades, file.value(u"window/shade"_s).toString(), settings.window.shade);
    if (const double zoom = file.value(u"window/zoom"_s).toDouble(); zoom >= 0.5 && zoom <= 3.0)
        settings.window.zoom = zoom;
    settings.capture.offersClipboard =
        file.value(u"capture/clipboard"_s, settings.capture.offersClipboard).toBool();
    settings.compose.defaultStyle = line(file.value(u"compose/style"_s), 200);
    settings.publishing.account = line(file.value(u"publish/account"_s), 200);
    settings.exporting.folder = line(file.value(u"export/folder"_s), 4096);
    settings.exporting.form =
        fromWord(forms, file.value(u"export/form"_s).toString(), settings.exporting.form);
    return settings;
}

Result<void> SettingsStore::save(const Settings &settings) const
{
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSettings file(m_path, QSettings::IniFormat);
    file.setValue(u"window/geometry"_s, QString::fromLatin1(settings.window.geometry.toBase64()));
    QStringList splitter;
    for (const int size : settings.window.splitterSizes)
        splitter += QString::number(size);
    file.setValue(u"window/splitter"_s, splitter.join(u' '));
    file.setValue(u"window/shade"_s, toWord(shades, settings.window.shade));
    file.setValue(u"window/zoom"_s, settings.window.zoom);
    file.setValue(u"capture/clipboard"_s, settings.capture.offersClipboard);
    file.setValue(u"compose/style"_s, settings.compose.defaultStyle);
    file.setValue(u"publish/account"_s, settings.publishing.account);
    file.setValue(u"export/folder"_s, settings.exporting.folder);
    file.setValue(u"export/form"_s, toWord(forms, settings.exporting.form));
    file.sync();
    if (file.status() != QSettings::NoError) {
        return failure(ErrorKind::Storage,
                       QCoreApplication::translate("Settings",
                                                   "The settings could not be saved in %1. Check that the "
                                                   "disk is not full and that you may write there.")
                           .arg(QDir::toNativeSeparators(m_path)));
    }
    return {};
}

} // namespace Postil
