// SPDX-License-Identifier: MIT
#include "compose/picturedialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPixmap>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Postil {

constexpr int LongestAlt = 500;

PictureDialog::PictureDialog(const QImage &image, QSize size, QWidget *parent)
    : QDialog(parent), m_alt(new QLineEdit(this)),
      m_decorative(new QCheckBox(tr("&Decorative: whoever does not see it misses nothing"), this))
{
    setObjectName(u"pictureDialog"_s);
    setWindowTitle(tr("Insert Picture"));

    auto *shown = new QLabel(this);
    shown->setObjectName(u"pictureShown"_s);
    shown->setAlignment(Qt::AlignCenter);
    shown->setFrameShape(QFrame::StyledPanel);
    shown->setBackgroundRole(QPalette::Base);
    shown->setAutoFillBackground(true);
    shown->setFixedSize(room + QSize(12, 12));
    QPixmap pixmap = QPixmap::fromImage(image);
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    shown->setPixmap(pixmap);

    auto *facts = new QLabel(tr("%1 × %2 pixels. Where it was taken is not kept.")
                                 .arg(QLocale().toString(size.width()), QLocale().toString(size.height())),
                             this);
    facts->setObjectName(u"pictureFacts"_s);
    facts->setForegroundRole(QPalette::PlaceholderText);
    facts->setWordWrap(true);

    auto *label = new QLabel(tr("&What does it show?"), this);
    label->setBuddy(m_alt);
    m_alt->setObjectName(u"pictureAlt"_s);
    m_alt->setMaxLength(LongestAlt);
    m_alt->setPlaceholderText(tr("A sentence for those who cannot see it"));
    m_decorative->setObjectName(u"pictureDecorative"_s);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_insert = buttons->button(QDialogButtonBox::Ok);
    m_insert->setObjectName(u"pictureInsert"_s);
    m_insert->setText(tr("&Insert"));

    auto *column = new QVBoxLayout(this);
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addWidget(shown, 0, Qt::AlignHCenter);
    column->addWidget(facts);
    column->addSpacing(6);
    column->addWidget(label);
    column->addWidget(m_alt);
    column->addWidget(m_decorative);
    column->addSpacing(6);
    column->addWidget(buttons);

    connect(m_alt, &QLineEdit::textChanged, this, &PictureDialog::refresh);
    connect(m_decorative, &QCheckBox::toggled, this, &PictureDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_alt->setFocus();
    refresh();
}

QString PictureDialog::alt() const
{
    return m_decorative->isChecked() ? QString() : m_alt->text().simplified();
}

void PictureDialog::refresh()
{
    const bool isDecorative = m_decorative->isChecked();
    m_alt->setEnabled(!isDecorative);
    m_insert->setEnabled(isDecorative || !m_alt->text().simplified().isEmpty());
    m_insert->setToolTip(m_insert->isEnabled() ? QString() : tr("Say what it shows first"));
}

} // namespace Postil
