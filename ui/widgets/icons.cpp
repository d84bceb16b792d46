// SPDX-License-Identifier: MIT
#include "widgets/icons.h"

#include <BreezeIcons>

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QImage>
#include <QPainter>
#include <QPalette>

#include <algorithm>
#include <map>
#include <optional>
#include <span>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// Each icon is drawn for several sizes; the one drawn for the next size up is the sharpest.
using Drawings = std::map<int, QString>; // the file, by the size in pixels

IconDrawing iconDrawing = IconDrawing::Now;

// Breeze's own files. QIcon::fromTheme() would look through the folders of every theme for each name,
// thousands of files before the window is painted.
Drawings drawingsOf(const QString &name)
{
    Drawings drawings;
    for (const auto folder :
         {"actions"_L1, "status"_L1, "places"_L1, "apps"_L1, "devices"_L1, "mimetypes"_L1, "emblems"_L1}) {
        for (const int size : {16, 22, 32, 48, 64}) {
            const QString path = u":/icons/breeze/%1/%2/%3.svg"_s.arg(folder).arg(size).arg(name);
            if (QFile::exists(path))
                drawings.emplace(size, path);
        }
        if (!drawings.empty())
            break;
    }
    return drawings;
}

// What an icon draws in white upon its shape, such as the exclamation mark in a warning sign, would be lost
// in a shape of one colour: it is cut out.
QImage withHoles(QImage image)
{
    constexpr int almostWhite = 200;
    image.convertTo(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (QRgb &pixel : std::span(reinterpret_cast<QRgb *>(image.scanLine(y)), size_t(image.width()))) {
            const int white = std::min({qRed(pixel), qGreen(pixel), qBlue(pixel)});
            const int left = std::clamp((255 - white) * 255 / (255 - almostWhite), 0, 255);
            pixel = qRgba(0, 0, 0, qAlpha(pixel) * left / 255);
        }
    }
    return image;
}

// Takes the shape of a Breeze icon and fills it with the palette's colour at the moment of painting. The two
// colour schemes that the icons themselves come in know nothing of our palette, nor of a change of it.
class TintedIcon : public QIconEngine
{
public:
    explicit TintedIcon(const QString &name) : m_name(name) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    // `size` in device-independent pixels, as Qt passes it since 6.8.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        if (iconDrawing == IconDrawing::Later)
            return emptyPixmap(size, scale); // as large: a text beside it keeps its place
        if (drawings().empty())
            return {};
        const auto larger = drawings().lower_bound(std::min(size.width(), size.height()));
        const auto best = larger == drawings().end() ? std::prev(larger) : larger;
        // Only those that are painted are read.
        QIcon &shape = m_shapes[best->first];
        if (shape.isNull())
            shape = QIcon(best->second);
        QPixmap pixmap =
            QPixmap::fromImage(withHoles(shape.pixmap(size, scale, QIcon::Normal, state).toImage()));
        QPainter painter(&pixmap);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(QRect({}, pixmap.deviceIndependentSize().toSize()), colour(mode));
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TintedIcon(m_name); }
    bool isNull() override { return false; } // asked of every button before the first paint
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }

private:
    // Looked for when it is asked for: most actions have their icon in a menu that is never opened.
    const Drawings &drawings()
    {
        if (!m_drawings)
            m_drawings = drawingsOf(m_name);
        return *m_drawings;
    }

    static QPixmap emptyPixmap(const QSize &size, qreal scale)
    {
        QPixmap pixmap(size * scale);
        pixmap.setDevicePixelRatio(scale);
        pixmap.fill(Qt::transparent);
        return pixmap;
    }

    static QColor colour(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        return palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, QPalette::Text);
    }

    QString m_name;
    std::optional<Drawings> m_drawings;
    std::map<int, QIcon> m_shapes;
};

} // namespace

QIcon icon(const QString &name)
{
    static const bool ready = (BreezeIcons::initIcons(), true);
    Q_UNUSED(ready)
    return QIcon(new TintedIcon(name));
}

void setIconDrawing(IconDrawing drawing)
{
    iconDrawing = drawing;
}

} // namespace Postil
