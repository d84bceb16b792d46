// SPDX-License-Identifier: MIT
// The form of one house style: every field of it.
#pragma once

#include "post/housestyle.h"

#include <QList>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace Postil {

class StyleFields : public QWidget
{
    Q_OBJECT

public:
    explicit StyleFields(QWidget *parent = nullptr);

    void setHouseStyle(const HouseStyle &style);
    [[nodiscard]] HouseStyle houseStyle() const; // as it was set, with what the user changed

    // The first thing that keeps the style from being saved, a sentence; empty: nothing does.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void edited(); // by the user, not by setHouseStyle()

private:
    void addText(QFormLayout *form, const QString &label, const QString &name, QString HouseStyle::*member,
                 const QString &hint);
    QComboBox *addChoice(QFormLayout *form, const QString &label, const QString &name,
                         const QStringList &choices);
    QWidget *colourTable();

    struct TextField
    {
        QLineEdit *edit;
        QString HouseStyle::*member;
    };
    struct ColourField
    {
        QLineEdit *edit;
        StyleColours HouseStyle::*shade;
        QString StyleColours::*member;
        QString label; // for messages
    };

    HouseStyle m_style;
    QList<TextField> m_texts;
    QList<ColourField> m_colours;
    QSpinBox *m_quoteLimit;
    QComboBox *m_readMoreTarget;
    QComboBox *m_linkCredit;
};

} // namespace Postil
