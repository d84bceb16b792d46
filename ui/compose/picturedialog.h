// SPDX-License-Identifier: MIT
// Asks what a picture shows, for those who cannot see it, before it goes into the post.
#pragma once

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace Postil {

class PictureDialog : public QDialog
{
    Q_OBJECT

public:
    // As large as the dialog shows a picture, in device-independent pixels.
    static constexpr QSize room{420, 260};

    // `image`: at most `room`, times the device's pixel ratio; `size`: of the picture itself, in pixels.
    PictureDialog(const QImage &image, QSize size, QWidget *parent);

    // Empty where the picture says nothing, as the user knows.
    [[nodiscard]] QString alt() const;

private:
    void refresh();

    QLineEdit *m_alt;
    QCheckBox *m_decorative;
    QPushButton *m_insert;
};

} // namespace Postil
