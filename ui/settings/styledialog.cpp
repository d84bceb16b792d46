// SPDX-License-Identifier: MIT
#include "settings/styledialog.h"

#include "post/stylecatalogue.h"
#include "settings/stylefields.h"
#include "settings/stylesample.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

QPushButton *button(const QString &text, const QString &name, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

} // namespace

StyleDialog::StyleDialog(StyleCatalogue &catalogue, const QString &id, QWidget *parent)
    : QDialog(parent), m_catalogue(catalogue), m_list(new QListWidget(this)), m_fields(new StyleFields(this)),
      m_sample(new StyleSample(this)), m_problem(new QLabel(this)),
      m_remove(button(tr("Re&move"), u"styleRemove"_s, this)),
      m_save(button(tr("&Save"), u"styleSave"_s, this)),
      m_revert(button(tr("Rev&ert"), u"styleRevert"_s, this))
{
    setObjectName(u"styleDialog"_s);
    setWindowTitle(tr("House Styles"));
    m_list->setObjectName(u"styleList"_s);
    m_list->setAccessibleName(tr("House styles"));
    m_problem->setObjectName(u"styleProblem"_s);
    m_problem->setWordWrap(true);
    QPushButton *const duplicateButton = button(tr("&Duplicate"), u"styleDuplicate"_s, this);
    QPushButton *const closeButton = button(tr("C&lose"), u"styleClose"_s, this);

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_fields);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);

    auto *listButtons = new QHBoxLayout;
    listButtons->addWidget(duplicateButton);
    listButtons->addWidget(m_remove);
    auto *left = new QVBoxLayout;
    left->addWidget(m_list);
    left->addLayout(listButtons);
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_problem, 1);
    actions->addWidget(m_revert);
    actions->addWidget(m_save);
    actions->addWidget(closeButton);
    auto *right = new QVBoxLayout;
    right->addWidget(scroll, 1);
    right->addWidget(m_sample);
    right->addLayout(actions);
    auto *layout = new QHBoxLayout(this);
    layout->addLayout(left, 1);
    layout->addLayout(right, 3);
    resize(880, 640);

    connect(m_list, &QListWidget::currentRowChanged, this, &StyleDialog::select);
    connect(m_fields, &StyleFields::edited, this, &StyleDialog::refresh);
    connect(duplicateButton, &QPushButton::clicked, this, &StyleDialog::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &StyleDialog::remove);
    connect(m_save, &QPushButton::clicked, this, &StyleDialog::save);
    connect(m_revert, &QPushButton::clicked, this, &StyleDialog::revert);
    connect(closeButton, &QPushButton::clicked, this, &QDialog::reject);
    fillList(id);
}

void StyleDialog::fillList(const QString &id)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int chosen = 0;
    for (const HouseStyle &style : m_catalogue.styles()) {
        if (style.id == id)
            chosen = m_list->count();
        m_list->addItem(style.name);
    }
    m_list->setCurrentRow(chosen);
    select(chosen);
}

void StyleDialog::select(int row)
{
    if (row < 0 || row >= m_catalogue.styles().size())
        return;
    // What was typed is not lost for looking at another style; it stays in the form until it is right.
    if (m_fields->houseStyle() != m_saved && !m_saved.id.isEmpty()) {
        const HouseStyle chosen = m_catalogue.styles().at(row);
        if (chosen.id == m_saved.id)
            return;
        save();
        if (m_fields->houseStyle() != m_saved) {
            const QSignalBlocker quiet(m_list);
            for (int i = 0; i < m_catalogue.styles().size(); ++i) {
                if (m_catalogue.styles().at(i).id == m_saved.id)
                    m_list->setCurrentRow(i);
            }
            return;
        }
        fillList(chosen.id);
        return;
    }
    m_saved = m_catalogue.styles().at(row);
    revert();
}

void StyleDialog::revert()
{
    m_fields->setHouseStyle(m_saved);
    refresh();
}

void StyleDialog::refresh()
{
    const HouseStyle style = m_fields->houseStyle();
    const QString problem = m_fields->problem();
    m_problem->setText(problem);
    m_save->setEnabled(problem.isEmpty() && style != m_saved);
    m_revert->setEnabled(style != m_saved);
    // A shipped style that the user changed goes back to how it came.
    m_remove->setEnabled(!m_catalogue.isShipped(m_saved.id));
    if (problem.isEmpty())
        m_sample->setHouseStyle(style);
}

void StyleDialog::save()
{
    if (const QString problem = m_fields->problem(); !problem.isEmpty()) {
        m_problem->setText(problem);
        return;
    }
    const Result<HouseStyle> saved = m_catalogue.save(m_fields->houseStyle());
    if (!saved) {
        m_problem->setText(saved.error().message);
        return;
    }
    m_saved = *saved;
    m_fields->setHouseStyle(m_saved);
    fillList(m_saved.id);
    Q_EMIT stylesChanged();
}

void StyleDialog::duplicate()
{
    HouseStyle copy = m_fields->houseStyle();
    copy.id.clear();
    copy.name = tr("%1 (copy)").arg(copy.name);
    const Result<HouseStyle> saved = m_catalogue.save(copy);
    if (!saved) {
        m_problem->setText(saved.error().message);
        return;
    }
    m_saved = *saved;
    m_fields->setHouseStyle(m_saved);
    fillList(m_saved.id);
    Q_EMIT stylesChanged();
}

void StyleDialog::remove()
{
    const QString id = m_saved.id;
    if (const Result<void> removed = m_catalogue.remove(id); !removed) {
        m_problem->setText(removed.error().message);
        return;
    }
    m_saved = {};
    m_fields->setHouseStyle(m_saved);
    fillList(id);
    Q_EMIT stylesChanged();
}

} // namespace Postil
