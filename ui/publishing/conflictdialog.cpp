// SPDX-License-Identifier: MIT
#include "publishing/conflictdialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

QPlainTextEdit *readOnlyText(QWidget *parent, const QString &name, const QString &label)
{
    auto *text = new QPlainTextEdit(parent);
    text->setObjectName(name);
    text->setAccessibleName(label);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    return text;
}

} // namespace

ConflictDialog::ConflictDialog(Purpose purpose, const QString &blog, const Post &mine, const Post &theirs,
                               QList<MergeField> fields, QWidget *parent)
    : QDialog(parent), m_purpose(purpose), m_mine(mine), m_theirs(theirs), m_fields(std::move(fields)),
      m_list(new QListWidget(this)), m_base(readOnlyText(this, u"conflictBase"_s, tr("As it was sent"))),
      m_here(readOnlyText(this, u"conflictHere"_s, tr("Here"))),
      m_there(readOnlyText(this, u"conflictThere"_s, tr("On the blog"))),
      m_takeHere(new QRadioButton(tr("Take what is &here"), this)),
      m_takeThere(new QRadioButton(tr("Take what is on the &blog"), this))
{
    setObjectName(u"conflictDialog"_s);
    setWindowTitle(tr("Changed on the Blog"));
    const QString why =
        purpose == Purpose::Update
            ? tr("Somebody changed this post on “%1” since you sent it. Nothing was written over. Below is "
                 "what differs; what only one side changed is taken by itself.")
            : tr("Somebody changed this post on “%1” since you sent it, so it was not taken off. Below is "
                 "what "
                 "differs; what is not here would be gone.");
    auto *intro = new QLabel(why.arg(blog), this);
    intro->setTextFormat(Qt::PlainText);
    intro->setWordWrap(true);
    m_list->setObjectName(u"conflictFields"_s);
    m_list->setAccessibleName(tr("Fields that differ"));
    m_list->setFixedWidth(180);
    m_takeHere->setObjectName(u"conflictTakeHere"_s);
    m_takeThere->setObjectName(u"conflictTakeThere"_s);

    auto *grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->setColumnStretch(3, 1);
    grid->addWidget(m_list, 0, 0, 3, 1);
    grid->addWidget(new QLabel(tr("As it was sent"), this), 0, 1);
    grid->addWidget(new QLabel(tr("Here"), this), 0, 2);
    grid->addWidget(new QLabel(tr("On the blog"), this), 0, 3);
    grid->addWidget(m_base, 1, 1);
    grid->addWidget(m_here, 1, 2);
    grid->addWidget(m_there, 1, 3);
    grid->addWidget(m_takeHere, 2, 2);
    grid->addWidget(m_takeThere, 2, 3);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    if (purpose == Purpose::Update)
        addUpdateButtons(buttons);
    else
        addTakeOffButton(buttons);

    auto *column = new QVBoxLayout(this);
    column->addWidget(intro);
    column->addLayout(grid, 1);
    column->addWidget(buttons);
    resize(940, 520);

    connect(m_list, &QListWidget::currentRowChanged, this, &ConflictDialog::show);
    connect(m_takeHere, &QRadioButton::clicked, this, [this] { choose(MergeSide::Mine); });
    connect(m_takeThere, &QRadioButton::clicked, this, [this] { choose(MergeSide::Theirs); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    for (qsizetype row = 0; row < m_fields.size(); ++row) {
        m_list->addItem(m_fields.at(row).name);
        mark(int(row));
    }
    if (m_fields.isEmpty())
        show(-1);
    else
        m_list->setCurrentRow(0);
}

void ConflictDialog::addUpdateButtons(QDialogButtonBox *buttons)
{
    auto *merge = new QPushButton(tr("&Publish the Merged Post"), this);
    merge->setProperty("kind", "primary"); // before the box has it, which looks at its style at once
    buttons->addButton(merge, QDialogButtonBox::AcceptRole);
    auto *overwrite = buttons->addButton(tr("Write &Over It"), QDialogButtonBox::ActionRole);
    auto *copy = buttons->addButton(tr("Publish as a &New Post"), QDialogButtonBox::ActionRole);
    merge->setObjectName(u"conflictMerge"_s);
    overwrite->setObjectName(u"conflictOverwrite"_s);
    overwrite->setToolTip(tr("Takes what is here for every field"));
    copy->setObjectName(u"conflictCopy"_s);
    copy->setToolTip(tr("Leaves the one on the blog as it is"));
    overwrite->setAutoDefault(false);
    copy->setAutoDefault(false);
    connect(merge, &QPushButton::clicked, this, [this] {
        Q_EMIT mergeRequested(merged(m_mine, m_theirs, m_fields));
        accept();
    });
    connect(overwrite, &QPushButton::clicked, this, [this] {
        Q_EMIT overwriteRequested();
        accept();
    });
    connect(copy, &QPushButton::clicked, this, [this] {
        Q_EMIT copyRequested();
        accept();
    });
}

void ConflictDialog::addTakeOffButton(QDialogButtonBox *buttons)
{
    // There is nothing to choose between: it goes as a whole, or stays.
    m_takeHere->hide();
    m_takeThere->hide();
    auto *takeOff = buttons->addButton(tr("&Take It Off All the Same"), QDialogButtonBox::DestructiveRole);
    takeOff->setObjectName(u"conflictTakeOff"_s);
    takeOff->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    connect(takeOff, &QPushButton::clicked, this, [this] {
        Q_EMIT takingOffRequested();
        accept();
    });
}

void ConflictDialog::mark(int row)
{
    const MergeField &field = m_fields.at(row);
    if (m_purpose == Purpose::TakeOff) {
        m_list->item(row)->setText(field.name);
        return;
    }
    const QString taken = field.side == MergeSide::Mine ? tr("from here") : tr("from the blog");
    m_list->item(row)->setText(field.isConflict ? tr("%1 – both changed\n%2").arg(field.name, taken)
                                                : u"%1\n%2"_s.arg(field.name, taken));
}

void ConflictDialog::show(int row)
{
    const bool isOne = row >= 0 && row < m_fields.size();
    const MergeField field = isOne ? m_fields.at(row) : MergeField();
    m_base->setPlainText(field.base);
    m_here->setPlainText(field.mine);
    m_there->setPlainText(field.theirs);
    m_takeHere->setEnabled(isOne);
    m_takeThere->setEnabled(isOne);
    (field.side == MergeSide::Mine ? m_takeHere : m_takeThere)->setChecked(true);
}

void ConflictDialog::choose(MergeSide side)
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_fields[row].side = side;
    mark(row);
}

} // namespace Postil
