// SPDX-License-Identifier: MIT
// The names of outlets that the user gave: seen, changed, added, removed, taken to another Postil and back.
// Every change is kept at once.
#pragma once

#include "base/result.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QTableWidget;

namespace Postil {

class OutletRegistry;

class OutletsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit OutletsDialog(OutletRegistry &registry, QWidget *parent = nullptr); // `registry` outlives this

    // The two ends of Export… and Import…
    void exportTo(const QString &path);
    void importFrom(const QString &path);

private:
    void refresh();
    void add();
    void removeChosen();
    void rename(int row);
    void tell(const Result<void> &done, const QString &sentence);

    OutletRegistry &m_registry;
    QTableWidget *m_table;
    QLineEdit *m_host;
    QLineEdit *m_name;
    QLabel *m_message;
    bool m_isFilling = false;
};

} // namespace Postil
