// SPDX-License-Identifier: MIT
// Where the post goes, when, and who may see it. What preflight found stands below; while it finds something
// that blocks, nothing leaves.
#pragma once

#include "publishing/account.h"
#include "publishing/catalogue.h"
#include "publishing/preflight.h"
#include "publishing/publication.h"
#include "publishing/receipt.h"
#include "publishing/scheduletime.h"

#include <QDialog>
#include <QList>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace Postil {

struct PublishChoice
{
    Account account;
    PublishTime when;
    Audience audience = Audience::Everyone;
    QString password = {}; // Audience::Password: as typed; empty: the one that is kept already
    QString summary = {};
};

// An account that can be chosen, and the post as it is there already.
struct PublishTarget
{
    Account account;
    PublishService service;
    std::optional<Receipt> receipt;
    Audience audience = Audience::Everyone; // for whom it is there
};

class PublishDialog : public QDialog
{
    Q_OBJECT

public:
    // `targets`: one at least. `chosen`: id of the account to begin with. `checks`: the list of findings,
    // made by the window; the dialog owns it from now on.
    PublishDialog(const QString &title, QList<PublishTarget> targets, const QString &chosen, QDateTime now,
                  QWidget *checks, QWidget *parent = nullptr);

    [[nodiscard]] PublishChoice choice() const;
    void setFindings(const QList<PreflightFinding> &findings);
    void reveal(int field); // as PostPart::Sending counts them

Q_SIGNALS:
    void choiceChanged(); // the findings may be others
    void publishRequested(const Postil::PublishChoice &choice);

private:
    void refresh();
    void showAudiences();
    [[nodiscard]] Audience audience() const;
    [[nodiscard]] QString audienceTrouble() const; // empty: none
    [[nodiscard]] Result<ScheduleTime> schedule() const;
    [[nodiscard]] QString clockSentences(const ScheduleTime &time) const;
    [[nodiscard]] const PublishTarget &target() const;

    QList<PublishTarget> m_targets;
    QDateTime m_now;
    bool m_isBlocked = false;
    QComboBox *m_account;
    QLabel *m_already;
    QLabel *m_notes;
    QRadioButton *m_live;
    QRadioButton *m_draft;
    QRadioButton *m_later;
    QDateTimeEdit *m_at;
    QLabel *m_atHint;
    QComboBox *m_audience;
    QLabel *m_audienceLabel;
    QLineEdit *m_password;
    QLabel *m_audienceHint;
    QLineEdit *m_summary;
    QLabel *m_summaryLabel;
    QLabel *m_verdict;
    QPushButton *m_publish;
};

} // namespace Postil
