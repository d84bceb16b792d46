// SPDX-License-Identifier: MIT
// Hands out the bookmarklet that sends the page in the browser to Postil.
#pragma once

#include <QDialog>

namespace Postil {

class BookmarkletDialog : public QDialog
{
    Q_OBJECT

public:
    explicit BookmarkletDialog(QWidget *parent = nullptr);
};

} // namespace Postil
