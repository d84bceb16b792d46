// SPDX-License-Identifier: MIT
#include "widgets/icons.h"

#include <BreezeIcons>

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// Each icon is drawn for several sizes; the one drawn for the next size up is the sharpest.
using Drawings = std::map<int, QString>; // the file, by the size in pixels

// Takes the shape of a Breeze icon and fills it with the palette's colour at the moment of painting. The two
// colour schemes that the icons themselves come in know nothing of our palette, nor of a change of it.
class TintedIcon : public QIconEngine
{
public:
    explicit TintedIcon(Drawings drawings) : m_drawings(std::move(drawings)) {}

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
        const auto larger = m_drawings.lower_bound(std::min(size.width(), size.height()));
        const auto drawing = larger == m_drawings.end() ? std::prev(larger) : larger;
        // Reading one takes a while: only those that are painted are read.
        QIcon &shape = m_shapes[drawing->first];
        if (shape.isNull())
            shape = QIcon(drawing->second);
        QPixmap pixmap = shape.pixmap(size, scale, QIcon::Normal, state);
        QPainter painter(&pixmap);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(QRect({}, pixmap.deviceIndependentSize().toSize()), colour(mode));
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TintedIcon(m_drawings); }
    bool isNull() override { return m_drawings.empty(); }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }

private:
    static QColor colour(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        return palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, QPalette::Text);
    }

    Drawings m_drawings;
    std::map<int, QIcon> m_shapes;
};

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

} // namespace

QIcon icon(const QString &name)
{
    static const bool ready = (BreezeIcons::initIcons(), true);
    Q_UNUSED(ready)
    Drawings drawings = drawingsOf(name);
    return drawings.empty() ? QIcon() : QIcon(new TintedIcon(std::move(drawings)));
}

} // namespace Postil
