// SPDX-License-Identifier: MIT
// What Postil is, its version and licence, and the licences of what it is made with.
#pragma once

#include <QDialog>

namespace Postil {

class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace Postil
