// SPDX-License-Identifier: MIT
#include "support/gallery.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace Postil::Test {

QImage picture(QWidget &widget, const QString &name, double scale)
{
    QPixmap pixmap(widget.size() * scale);
    pixmap.setDevicePixelRatio(scale);
    widget.render(&pixmap);
    const QDir folder(QStringLiteral(POSTIL_BINARY_DIR "/gallery"));
    folder.mkpath(u"."_s);
    pixmap.save(folder.filePath(name + u".png"_s));
    return pixmap.toImage();
}

void useGalleryFont()
{
    QFont font = QApplication::font();
    if (QFontDatabase::families().contains("Noto Sans"_L1))
        font.setFamily(u"Noto Sans"_s);
    font.setPointSizeF(10);
    QApplication::setFont(font);
}

QStringList cutOff(const QWidget &widget)
{
    QStringList found;
    for (const auto *label : widget.findChildren<QLabel *>()) {
        const bool isFree =
            label->wordWrap() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
        if (label->isVisible() && !isFree && label->width() < label->minimumSizeHint().width())
            found.append(label->text());
    }
    for (const auto *button : widget.findChildren<QAbstractButton *>()) {
        const bool isInField = qobject_cast<QLineEdit *>(button->parentWidget()); // an icon without a frame
        if (button->isVisible() && !isInField && button->width() < button->minimumSizeHint().width())
            found.append(button->text());
    }
    return found;
}

} // namespace Postil::Test
