// SPDX-License-Identifier: MIT
#include "widgets/icons.h"

#include <BreezeIcons>

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

namespace Postil {

namespace {

// Takes the shape of a Breeze icon and fills it with the palette's colour at the moment of painting. The two
// colour schemes that the icons themselves come in know nothing of our palette, nor of a change of it.
class TintedIcon : public QIconEngine
{
public:
    explicit TintedIcon(QIcon shape) : m_shape(std::move(shape)) {}

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
        QPixmap pixmap = m_shape.pixmap(size, scale, QIcon::Normal, state);
        QPainter painter(&pixmap);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(QRect({}, pixmap.deviceIndependentSize().toSize()), colour(mode));
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TintedIcon(m_shape); }
    bool isNull() override { return m_shape.isNull(); }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }

private:
    static QColor colour(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        return palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, QPalette::Text);
    }

    QIcon m_shape;
};

} // namespace

QIcon icon(const QString &name)
{
    static const bool ready = (BreezeIcons::initIcons(), true);
    Q_UNUSED(ready)
    const QIcon shape = QIcon::fromTheme(name);
    return shape.isNull() ? QIcon() : QIcon(new TintedIcon(shape));
}

} // namespace Postil
