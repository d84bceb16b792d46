// SPDX-License-Identifier: MIT
// The fields of one account: what its service asks for, and what every account has. Secrets that are typed
// here are handed out apart from the account.
#pragma once

#include "publishing/account.h"
#include "publishing/catalogue.h"

#include <QList>
#include <QMap>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace Postil {

class StyleCatalogue;

class AccountFields : public QWidget
{
    Q_OBJECT

public:
    explicit AccountFields(const StyleCatalogue &styles, QWidget *parent = nullptr);

    // Shows the fields of the account's service, filled in. Secrets are never shown; where the keyring may
    // have them already, leaving the field empty keeps them.
    enum class Secrets { Missing, Kept };
    void setAccount(const Account &account, Secrets secrets);
    [[nodiscard]] Account account() const;
    [[nodiscard]] QMap<QString, QString> secrets() const; // that were typed, by ServiceField::key
    // The first field that has to be filled in and is not; empty: none.
    [[nodiscard]] QString missing() const;
    // As if it were typed.
    void setSecret(const QString &key, const QString &secret);
    void clearSecrets(); // once they are kept

Q_SIGNALS:
    void edited();

private:
    void addServiceField(const ServiceField &field, Secrets secrets);
    QLineEdit *addLine(const QString &name, const QString &label, const QString &hint);

    struct Row
    {
        ServiceField field;
        QLineEdit *edit;
    };
    Account m_account;
    QFormLayout *m_form;
    QList<Row> m_rows;
    QLineEdit *m_name;
    QComboBox *m_style;
    QLineEdit *m_labels;
    QComboBox *m_zone;
    QSpinBox *m_pictureWidth = nullptr;
    Secrets m_secrets = Secrets::Missing;
};

} // namespace Postil
