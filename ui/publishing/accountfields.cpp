// SPDX-License-Identifier: MIT
#include "publishing/accountfields.h"

#include "post/stylecatalogue.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimeZone>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

QString plainLabelOf(QString label)
{
    return label.remove(u'&');
}

} // namespace

AccountFields::AccountFields(const StyleCatalogue &styles, QWidget *parent)
    : QWidget(parent), m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name = addLine(u"accountName"_s, tr("&Name"), tr("What you call this blog"));
    m_style = new QComboBox(this);
    m_style->setObjectName(u"accountStyle"_s);
    m_style->addItem(tr("The post's own"), QString());
    for (const HouseStyle &style : styles.styles())
        m_style->addItem(style.name, style.id);
    m_form->addRow(tr("House &style"), m_style);
    m_labels = addLine(u"accountLabels"_s, tr("&Labels"), tr("Every post gets these; separated by commas"));
    m_zone = new QComboBox(this);
    m_zone->setObjectName(u"accountZone"_s);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->addItem(tr("This computer's"), QString());
    for (const QByteArray &zone : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(zone), QString::fromLatin1(zone));
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_form->addRow(tr("Time &zone"), m_zone);
    m_pictureWidth = new QSpinBox(this);
    m_pictureWidth->setObjectName(u"accountPictureWidth"_s);
    m_pictureWidth->setRange(0, 10'000);
    m_pictureWidth->setSingleStep(100);
    m_pictureWidth->setSuffix(tr(" pixels"));
    m_pictureWidth->setSpecialValueText(tr("As wide as they are"));
    m_pictureWidth->setToolTip(tr("Wider pictures are made smaller before they are uploaded. 0: none is."));
    m_form->addRow(tr("Largest &width of pictures"), m_pictureWidth);
    connect(m_pictureWidth, &QSpinBox::valueChanged, this, &AccountFields::edited);
    connect(m_style, &QComboBox::activated, this, &AccountFields::edited);
    connect(m_zone, &QComboBox::currentTextChanged, this, &AccountFields::edited);
}

QLineEdit *AccountFields::addLine(const QString &name, const QString &label, const QString &hint)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setPlaceholderText(hint);
    edit->setToolTip(hint);
    m_form->addRow(label, edit);
    connect(edit, &QLineEdit::textEdited, this, &AccountFields::edited);
    return edit;
}

void AccountFields::addServiceField(const ServiceField &field, Secrets secrets)
{
    auto *edit = new QLineEdit(this);
    edit->setToolTip(field.hint);
    edit->setPlaceholderText(field.hint);
    switch (field.kind) {
    case ServiceField::Kind::Address:
        edit->setObjectName(u"accountAddress"_s);
        edit->setText(m_account.address);
        break;
    case ServiceField::Kind::Folder:
        edit->setObjectName(u"accountFolder"_s);
        edit->setText(m_account.folder);
        break;
    case ServiceField::Kind::Option:
        edit->setObjectName(u"accountOption-"_s + field.key);
        edit->setText(m_account.options.value(field.key));
        break;
    case ServiceField::Kind::Secret:
        edit->setObjectName(u"accountSecret-"_s + field.key);
        edit->setEchoMode(QLineEdit::Password);
        if (secrets == Secrets::Kept)
            edit->setPlaceholderText(tr("Kept in the keyring; type here only to change it"));
        break;
    }
    connect(edit, &QLineEdit::textEdited, this, &AccountFields::edited);
    m_form->insertRow(int(m_rows.size()), field.label, edit);
    m_rows.append({field, edit});
}

void AccountFields::setAccount(const Account &account, Secrets secrets)
{
    while (!m_rows.isEmpty()) {
        m_form->removeRow(m_rows.constLast().edit);
        m_rows.removeLast();
    }
    m_account = account;
    m_secrets = secrets;
    const Result<PublishService> service = findService(account.service);
    const QList<ServiceField> fields = service ? service->fields : QList<ServiceField>();
    for (const ServiceField &field : fields)
        addServiceField(field, secrets);
    m_name->setText(account.name);
    m_style->setCurrentIndex(std::max(0, m_style->findData(account.style)));
    m_labels->setText(account.labels.join(u", "_s));
    m_zone->setCurrentIndex(std::max(0, m_zone->findData(account.timeZone)));
    const QSignalBlocker quiet(m_pictureWidth);
    m_pictureWidth->setValue(pictureWidthOf(account));
    m_form->setRowVisible(m_pictureWidth, service && service->features.media);
}

Account AccountFields::account() const
{
    Account account = m_account;
    for (const auto &[field, edit] : m_rows) {
        const QString text = edit->text().trimmed();
        switch (field.kind) {
        case ServiceField::Kind::Address:
            account.address = text;
            break;
        case ServiceField::Kind::Folder:
            account.folder = text;
            break;
        case ServiceField::Kind::Option:
            if (text.isEmpty())
                account.options.remove(field.key);
            else
                account.options.insert(field.key, text);
            break;
        case ServiceField::Kind::Secret:
            break;
        }
    }
    if (m_pictureWidth->value() == usualPictureWidth)
        account.options.remove(u"picture-width"_s);
    else
        account.options.insert(u"picture-width"_s, QString::number(m_pictureWidth->value()));
    account.name = m_name->text().trimmed();
    account.style = m_style->currentData().toString();
    account.labels.clear();
    const QStringList labels = m_labels->text().split(u',');
    for (const QString &label : labels) {
        if (const QString tidy = label.simplified(); !tidy.isEmpty())
            account.labels.append(tidy);
    }
    const int zone = m_zone->findText(m_zone->currentText().trimmed());
    account.timeZone = zone < 0 ? m_zone->currentText().trimmed() : m_zone->itemData(zone).toString();
    return account;
}

QMap<QString, QString> AccountFields::secrets() const
{
    QMap<QString, QString> typed;
    for (const auto &[field, edit] : m_rows) {
        if (field.kind == ServiceField::Kind::Secret && !edit->text().isEmpty())
            typed.insert(field.key, edit->text().trimmed());
    }
    return typed;
}

QString AccountFields::missing() const
{
    for (const auto &[field, edit] : m_rows) {
        const bool isKept = field.kind == ServiceField::Kind::Secret && m_secrets == Secrets::Kept;
        if (field.required && !isKept && edit->text().trimmed().isEmpty())
            return plainLabelOf(field.label);
    }
    return m_name->text().trimmed().isEmpty() ? plainLabelOf(tr("&Name")) : QString();
}

void AccountFields::setSecret(const QString &key, const QString &secret)
{
    for (const auto &[field, edit] : m_rows) {
        if (field.kind == ServiceField::Kind::Secret && field.key == key)
            edit->setText(secret);
    }
    Q_EMIT edited();
}

void AccountFields::clearSecrets()
{
    for (const auto &[field, edit] : m_rows) {
        if (field.kind == ServiceField::Kind::Secret)
            edit->clear();
    }
}

} // namespace Postil
