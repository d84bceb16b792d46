// SPDX-License-Identifier: MIT
#include "publishing/publishdialog.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

QString whereOf(const Account &account)
{
    const QString host = QUrl(account.address).host();
    return host.isEmpty() ? account.folder : host;
}

QLabel *sentenceIn(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("kind", "hint");
    return label;
}

} // namespace

PublishDialog::PublishDialog(const QString &title, QList<PublishTarget> targets, const QString &chosen,
                             QDateTime now, QWidget *checks, QWidget *parent)
    : QDialog(parent), m_targets(std::move(targets)), m_now(std::move(now)), m_account(new QComboBox(this)),
      m_already(sentenceIn(this, u"publishAlready"_s)), m_notes(sentenceIn(this, u"publishNotes"_s)),
      m_live(new QRadioButton(tr("&Now"), this)),
      m_draft(new QRadioButton(tr("As a &draft, which only you see"), this)),
      m_later(new QRadioButton(tr("&Later, at"), this)), m_at(new QDateTimeEdit(this)),
      m_atHint(sentenceIn(this, u"publishAtHint"_s)), m_audience(new QComboBox(this)),
      m_audienceLabel(new QLabel(tr("&For"), this)), m_password(new QLineEdit(this)),
      m_audienceHint(sentenceIn(this, u"publishAudienceHint"_s)), m_summary(new QLineEdit(this)), m_summaryLabel(new QLabel(tr("S&ummary"), this)),
      m_verdict(sentenceIn(this, u"publishVerdict"_s))
{
    setObjectName(u"publishDialog"_s);
    setWindowTitle(tr("Publish"));
    m_account->setObjectName(u"publishAccount"_s);
    m_live->setObjectName(u"publishLive"_s);
    m_draft->setObjectName(u"publishDraft"_s);
    m_later->setObjectName(u"publishLater"_s);
    m_at->setObjectName(u"publishAt"_s);
    m_audience->setObjectName(u"publishAudience"_s);
    m_audienceLabel->setBuddy(m_audience);
    m_password->setObjectName(u"publishPassword"_s);
    m_password->setAccessibleName(tr("Password of the post"));
    m_password->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    m_password->setMaxLength(255);
    m_summary->setObjectName(u"publishSummary"_s);
    m_summary->setPlaceholderText(tr("For lists of posts; the blog makes its own where this is empty"));
    m_summaryLabel->setBuddy(m_summary);
    for (const PublishTarget &target : std::as_const(m_targets))
        m_account->addItem(u"%1 · %2"_s.arg(target.account.name, whereOf(target.account)), target.account.id);
    m_account->setCurrentIndex(std::max(0, m_account->findData(chosen)));
    m_at->setCalendarPopup(true);
    m_at->setTimeZone(QTimeZone::UTC); // of no clock: what this computer's leaves out, the blog's may have
    m_at->setDisplayFormat(QLocale().dateTimeFormat(QLocale::ShortFormat));
    m_live->setChecked(true);

    auto *heading = new QLabel(title, this);
    heading->setObjectName(u"publishTitle"_s);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);

    auto *later = new QHBoxLayout;
    later->addWidget(m_later);
    later->addWidget(m_at);
    later->addStretch(1);
    auto *when = new QVBoxLayout;
    when->setSpacing(4);
    when->addWidget(m_live);
    when->addWidget(m_draft);
    when->addLayout(later);
    when->addWidget(m_atHint);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&To"), m_account);
    form->addRow(QString(), m_already);
    form->addRow(QString(), m_notes);
    form->addRow(tr("When"), when);
    form->addRow(m_audienceLabel, m_audience);
    form->addRow(QString(), m_password);
    form->addRow(QString(), m_audienceHint);
    form->addRow(m_summaryLabel, m_summary);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_publish = new QPushButton(tr("Publish"), this);
    m_publish->setObjectName(u"publishConfirm"_s);
    m_publish->setProperty("kind", "primary"); // before the box has it, which looks at its style at once
    buttons->addButton(m_publish, QDialogButtonBox::AcceptRole);
    m_publish->setDefault(true);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addLayout(form);
    column->addWidget(m_verdict);
    column->addWidget(checks, 1);
    column->addWidget(buttons);
    resize(600, 560);

    const auto changed = [this] {
        refresh();
        Q_EMIT choiceChanged();
    };
    connect(m_account, &QComboBox::currentIndexChanged, this, [this, changed] {
        showAudiences();
        changed();
    });
    connect(m_audience, &QComboBox::currentIndexChanged, this, &PublishDialog::refresh);
    connect(m_password, &QLineEdit::textEdited, this, &PublishDialog::refresh);
    for (QRadioButton *button : {m_live, m_draft, m_later})
        connect(button, &QRadioButton::toggled, this, [changed](bool isOn) {
            if (isOn)
                changed();
        });
    connect(m_at, &QDateTimeEdit::dateTimeChanged, this, changed);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT publishRequested(choice());
        accept();
    });
    const QDateTime start = m_now.toTimeZone(zoneOf(target().account)).addSecs(60 * 60);
    m_at->setDateTime(QDateTime(start.date(), QTime(start.time().hour(), 0), QTimeZone::UTC));
    showAudiences();
    refresh();
}

const PublishTarget &PublishDialog::target() const
{
    return m_targets.at(std::max(0, m_account->currentIndex()));
}

PublishChoice PublishDialog::choice() const
{
    PublishChoice choice{.account = target().account,
                         .when = {},
                         .audience = audience(),
                         .password = audience() == Audience::Password ? m_password->text() : QString(),
                         .summary = m_summary->text().simplified()};
    if (m_draft->isChecked())
        choice.when.state = PublishState::Draft;
    if (m_later->isChecked()) {
        choice.when.state = PublishState::Scheduled;
        const Result<ScheduleTime> time = schedule();
        choice.when.at = time ? time->at : QDateTime(m_at->date(), m_at->time(), zoneOf(target().account)).toUTC();
    }
    return choice;
}

Result<ScheduleTime> PublishDialog::schedule() const
{
    return scheduleTime(m_at->date(), m_at->time(), zoneOf(target().account), m_now);
}

// On whose clock, what becomes of a time that no clock shows, and who keeps it.
QString PublishDialog::clockSentences(const ScheduleTime &time) const
{
    const QTimeZone zone = zoneOf(target().account);
    const QTimeZone here = QTimeZone::systemTimeZone();
    QStringList sentences;
    sentences.append(zone.offsetFromUtc(time.at) == here.offsetFromUtc(time.at)
                         ? tr("On %1.").arg(clockTime(time.at, zone))
                         : tr("On %1; here it is %2 then.")
                               .arg(clockTime(time.at, zone),
                                    QLocale().toString(time.at.toTimeZone(here), QLocale::ShortFormat)));
    if (!time.note.isEmpty())
        sentences.append(time.note);
    const PublishFeatures &can = target().service.features;
    if (can.schedule && can.built)
        sentences.append(tr("The site has it at once, and shows it when it is built after that time."));
    else if (can.schedule)
        sentences.append(tr("The blog brings it out by itself; Postil need not be running."));
    else
        sentences.append(tr("This blog cannot wait: Postil sends the post at that time if it is running then. If it is "
                            "not, it asks when it is started next."));
    return sentences.join(u' ');
}

// Those that this blog has, and the one that the post has there.
void PublishDialog::showAudiences()
{
    const auto &[account, service, receipt, before] = target();
    const QSignalBlocker quiet(m_audience);
    m_audience->clear();
    m_audience->addItem(tr("Everyone"), int(Audience::Everyone));
    if (service.features.privatePosts)
        m_audience->addItem(tr("The people of the blog (private)"), int(Audience::Private));
    if (service.features.passwordPosts)
        m_audience->addItem(tr("Those who know a password"), int(Audience::Password));
    m_audience->setCurrentIndex(std::max(0, m_audience->findData(int(before))));
    m_password->clear();
}

Audience PublishDialog::audience() const
{
    return Audience(m_audience->currentData().toInt());
}

QString PublishDialog::audienceTrouble() const
{
    const auto &[account, service, receipt, before] = target();
    if (audience() == Audience::Private && m_later->isChecked())
        return tr("Private posts cannot wait for their time: publish it now, or for others.");
    const bool isNewlyLocked = audience() == Audience::Password && before != Audience::Password;
    if (isNewlyLocked && m_password->text().isEmpty())
        return tr("Type the password that readers need. It goes to the blog and to your keyring.");
    return {};
}

void PublishDialog::setFindings(const QList<PreflightFinding> &findings)
{
    const auto blocking = std::ranges::count(findings, Severity::Blocks, &PreflightFinding::severity);
    m_isBlocked = blocking > 0;
    if (m_isBlocked)
        m_verdict->setText(tr("%n thing(s) must be put right before this can go. Choose one to get there.",
                              nullptr, int(blocking)));
    else if (!findings.isEmpty())
        m_verdict->setText(tr("Worth a look before it goes; choose one to get there."));
    else
        m_verdict->setText(tr("Nothing to put right."));
    refresh();
}

void PublishDialog::reveal(int field)
{
    if (field == 0)
        m_account->setFocus(Qt::OtherFocusReason);
    else
        m_at->setFocus(Qt::OtherFocusReason);
}

void PublishDialog::refresh()
{
    const auto &[account, service, receipt, before] = target();
    const PublishFeatures &can = service.features;
    m_draft->setEnabled(can.drafts);
    if (!can.drafts && m_draft->isChecked())
        m_live->setChecked(true);
    m_at->setEnabled(m_later->isChecked());
    const bool isLocked = audience() == Audience::Password;
    const QString trouble = audienceTrouble();
    m_audience->setVisible(m_audience->count() > 1);
    m_audienceLabel->setVisible(m_audience->count() > 1);
    m_password->setVisible(isLocked);
    m_password->setPlaceholderText(before == Audience::Password
                                       ? tr("Kept; type here only to change it")
                                       : tr("Password that readers need"));
    m_audienceHint->setVisible(!trouble.isEmpty());
    m_audienceHint->setText(trouble);
    m_summary->setVisible(can.summary);
    m_summaryLabel->setVisible(can.summary);

    m_notes->setVisible(!service.notes.isEmpty());
    m_notes->setText(service.notes.join(u' '));
    const Result<ScheduleTime> time = schedule();
    const bool isTimely = !m_later->isChecked() || time;
    m_atHint->setVisible(m_later->isChecked());
    m_atHint->setText(time ? clockSentences(*time) : time.error().message);
    m_already->setVisible(receipt.has_value());
    if (receipt) {
        const QString sent = QLocale().toString(receipt->time.toLocalTime(), QLocale::ShortFormat);
        m_already->setText(receipt->url.isEmpty()
                               ? tr("Sent there on %1; it is changed there.").arg(sent)
                               : tr("Sent there on %1; it is changed there: %2").arg(sent, receipt->url));
    }
    const bool isThere = receipt.has_value();
    m_publish->setText(m_draft->isChecked()   ? (isThere ? tr("Update Draft") : tr("Save as Draft"))
                       : m_later->isChecked() ? tr("Schedule")
                       : isThere              ? tr("Update")
                                              : tr("Publish"));
    m_publish->setEnabled(!m_isBlocked && trouble.isEmpty() && isTimely);
}

} // namespace Postil
