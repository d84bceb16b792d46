// SPDX-License-Identifier: MIT
// The Checks tab: what preflight found, a line each. Return or a click goes to the place.
#pragma once

#include "publishing/preflight.h"

#include <QListWidget>

namespace Postil {

class ChecksView : public QListWidget
{
    Q_OBJECT

public:
    explicit ChecksView(QWidget *parent = nullptr);

    void setFindings(const QList<PreflightFinding> &findings);

Q_SIGNALS:
    void placeRequested(Postil::PostPlace place, const QString &text); // `text`: what to select there, or empty

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void request(const QListWidgetItem *item);

    QList<PreflightFinding> m_findings;
};

} // namespace Postil
