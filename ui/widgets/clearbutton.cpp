// SPDX-License-Identifier: MIT
#include "widgets/clearbutton.h"

#include "widgets/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Postil {

void addClearButton(QLineEdit *field)
{
    QAction *clear = field->addAction(icon(u"edit-clear"_s), QLineEdit::TrailingPosition);
    clear->setText(QCoreApplication::translate("ClearButton", "Clear"));
    clear->setToolTip(clear->text());
    clear->setVisible(!field->text().isEmpty());
    QObject::connect(field, &QLineEdit::textChanged, clear,
                     [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
    QObject::connect(clear, &QAction::triggered, field, &QLineEdit::clear);
}

} // namespace Postil
