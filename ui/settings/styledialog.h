// SPDX-License-Identifier: MIT
// The house styles: look at them, copy one to make another, change, remove.
#pragma once

#include "post/housestyle.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace Postil {

class StyleCatalogue;
class StyleFields;
class StyleSample;

class StyleDialog : public QDialog
{
    Q_OBJECT

public:
    // Opens with the style `id`. The catalogue outlives the dialog.
    StyleDialog(StyleCatalogue &catalogue, const QString &id, QWidget *parent = nullptr);

Q_SIGNALS:
    void stylesChanged(); // the catalogue has other styles than before

private:
    void fillList(const QString &id);
    void select(int row);
    void duplicate();
    void remove();
    void save();
    void revert();
    void refresh(); // buttons, sample and message after an edit

    StyleCatalogue &m_catalogue;
    QListWidget *m_list;
    StyleFields *m_fields;
    StyleSample *m_sample;
    QLabel *m_problem;
    QPushButton *m_remove;
    QPushButton *m_save;
    QPushButton *m_revert;
    HouseStyle m_saved; // the chosen style as the catalogue has it
};

} // namespace Postil
