// SPDX-License-Identifier: MIT
#include "settings/outletsdialog.h"

#include "article/outletregistry.h"
#include "base/url.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Postil {

OutletsDialog::OutletsDialog(OutletRegistry &registry, QWidget *parent)
    : QDialog(parent), m_registry(registry), m_table(new QTableWidget(0, 2, this)),
      m_host(new QLineEdit(this)), m_name(new QLineEdit(this)), m_message(new QLabel(this))
{
    setObjectName(u"outletsDialog"_s);
    setWindowTitle(tr("Names of Outlets"));
    auto *intro = new QLabel(
        tr("What you call an outlet in a post is remembered here and used from then on. Postil knows the "
           "usual names of some hundred outlets besides."),
        this);
    intro->setWordWrap(true);
    m_table->setObjectName(u"outletTable"_s);
    m_table->setHorizontalHeaderLabels({tr("Site"), tr("Name")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_host->setObjectName(u"outletHost"_s);
    m_host->setPlaceholderText(tr("Site, such as dw.com"));
    m_name->setObjectName(u"outletName"_s);
    m_name->setPlaceholderText(tr("Name"));
    m_message->setObjectName(u"outletMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);

    auto *adding = new QHBoxLayout;
    auto *addButton = new QPushButton(tr("Add"), this);
    addButton->setObjectName(u"outletAdd"_s);
    adding->addWidget(m_host, 1);
    adding->addWidget(m_name, 1);
    adding->addWidget(addButton);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *remove = buttons->addButton(tr("Remove"), QDialogButtonBox::ActionRole);
    auto *importing = buttons->addButton(tr("Import…"), QDialogButtonBox::ActionRole);
    auto *exporting = buttons->addButton(tr("Export…"), QDialogButtonBox::ActionRole);
    remove->setObjectName(u"outletRemove"_s);
    for (QPushButton *button : {addButton, remove, importing, exporting})
        button->setAutoDefault(false);
    connect(addButton, &QPushButton::clicked, this, &OutletsDialog::add);
    connect(m_name, &QLineEdit::returnPressed, this, &OutletsDialog::add);
    connect(remove, &QPushButton::clicked, this, &OutletsDialog::removeChosen);
    connect(m_table, &QTableWidget::itemChanged, this,
            [this](const QTableWidgetItem *item) { rename(item->row()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(importing, &QPushButton::clicked, this, [this] {
        auto *dialog =
            new QFileDialog(this, tr("Import Names of Outlets"), {}, tr("Names of outlets (*.json)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &OutletsDialog::importFrom);
        dialog->open();
    });
    connect(exporting, &QPushButton::clicked, this, [this] {
        auto *dialog =
            new QFileDialog(this, tr("Export Names of Outlets"), {}, tr("Names of outlets (*.json)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"json"_s);
        dialog->selectFile(u"postil-outlets.json"_s);
        connect(dialog, &QFileDialog::fileSelected, this, &OutletsDialog::exportTo);
        dialog->open();
    });

    auto *column = new QVBoxLayout(this);
    column->addWidget(intro);
    column->addWidget(m_table, 1);
    column->addLayout(adding);
    column->addWidget(m_message);
    column->addWidget(buttons);
    resize(560, 460);
    refresh();
}

void OutletsDialog::refresh()
{
    m_isFilling = true;
    m_table->setRowCount(0);
    for (const Outlet &outlet : m_registry.corrections()) {
        for (const QString &domain : outlet.domains) {
            const int row = m_table->rowCount();
            m_table->insertRow(row);
            auto *site = new QTableWidgetItem(domain);
            site->setFlags(site->flags() & ~Qt::ItemIsEditable);
            m_table->setItem(row, 0, site);
            m_table->setItem(row, 1, new QTableWidgetItem(outlet.name));
        }
    }
    m_isFilling = false;
}

void OutletsDialog::tell(const Result<void> &done, const QString &sentence)
{
    m_message->setText(done ? sentence : done.error().message);
    refresh();
}

void OutletsDialog::add()
{
    const auto url = typedUrl(m_host->text());
    const QString host = url ? url->host() : m_host->text().trimmed();
    const auto learned = m_registry.learn(host, m_name->text().trimmed());
    tell(learned, tr("%1 is called “%2” from now on.").arg(host, m_name->text().trimmed()));
    if (!learned)
        return;
    m_host->clear();
    m_name->clear();
    m_host->setFocus();
}

void OutletsDialog::removeChosen()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    const QString host = m_table->item(row, 0)->text();
    tell(m_registry.remove(host), tr("What you called %1 is forgotten.").arg(host));
    m_table->setCurrentCell(std::min(row, m_table->rowCount() - 1), 0);
}

void OutletsDialog::rename(int row)
{
    if (m_isFilling)
        return;
    const QString host = m_table->item(row, 0)->text();
    const QString name = m_table->item(row, 1)->text().trimmed();
    tell(m_registry.learn(host, name), tr("%1 is called “%2” from now on.").arg(host, name));
}

void OutletsDialog::exportTo(const QString &path)
{
    QSaveFile file(path);
    const QByteArray json = m_registry.exported();
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit();
    m_message->setText(isWritten ? tr("Written to %1.").arg(path)
                                 : tr("%1 could not be written: %2.").arg(path, file.errorString()));
}

void OutletsDialog::importFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_message->setText(tr("%1 could not be read: %2.").arg(path, file.errorString()));
        return;
    }
    constexpr qint64 most = 4 * 1024 * 1024;
    tell(m_registry.importJson(file.read(most)), tr("The names of %1 were added to yours.").arg(path));
}

} // namespace Postil
