// SPDX-License-Identifier: MIT
#include "compose/sourcesection.h"

#include "base/url.h"
#include "compose/fieldbinding.h"
#include "compose/session.h"
#include "widgets/chipfield.h"
#include "widgets/icons.h"
#include "widgets/sectionheader.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Postil {

SourceSection::SourceSection(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_outlet(new ChipField(u"sourceOutlet"_s, tr("Outlet"), this)),
      m_headline(new GrowingEdit(GrowingEdit::Lines::One, this)), m_more(new QToolButton(this)),
      m_notice(new QLabel(this))
{
    m_headline->setObjectName(u"sourceHeadline"_s);
    m_headline->setAccessibleName(tr("Headline of the source"));
    m_headline->setPlaceholderText(tr("Headline of the article"));
    m_more->setObjectName(u"sourceLink"_s);
    m_more->setIcon(icon(u"insert-link"_s));
    m_more->setCheckable(true);
    m_more->setAccessibleName(tr("Address and byline of the source"));
    connect(m_more, &QToolButton::toggled, this, [this](bool open) {
        if (!m_details)
            makeDetails();
        m_details->setVisible(open);
    });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(new SectionHeader(tr("Source"), this));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_outlet, 0, Qt::AlignTop);
    line->addWidget(m_headline, 1, Qt::AlignVCenter);
    line->addWidget(m_more, 0, Qt::AlignTop);
    column->addLayout(line);
    m_notice->setObjectName(u"sourceNotice"_s);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setForegroundRole(QPalette::PlaceholderText);
    m_notice->hide();
    column->addWidget(m_notice);

    bind(*m_outlet, u"outlet"_s, &SourceCitation::outlet);
    bind(*m_headline, u"headline"_s, &SourceCitation::headline);
    connect(m_outlet, &LineField::corrected, this,
            [this](const QString &name) { Q_EMIT outletCorrected(m_session.post().source.url, name); });
}

void SourceSection::makeDetails()
{
    m_details = new QWidget(this);
    m_details->hide();
    m_url = new LineField(u"sourceUrl"_s, tr("Address"), m_details);
    m_byline = new LineField(u"sourceByline"_s, tr("Byline"), m_details);
    m_url->completeAddress();
    auto *grid = new QGridLayout(m_details);
    grid->setContentsMargins(0, 2, 0, 2);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->addWidget(m_url, 0, 0);
    grid->addWidget(m_byline, 0, 1);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_notice), m_details);
    setTabOrder(m_more, m_url);
    setTabOrder(m_url, m_byline);
    bind(*m_url, u"url"_s, &SourceCitation::url);
    bind(*m_byline, u"byline"_s, &SourceCitation::byline);
    m_url->showText(m_session.post().source.url);
    m_byline->showText(m_session.post().source.byline);
}

template <typename Field>
void SourceSection::bind(Field &field, const QString &key, QString SourceCitation::*member)
{
    bindField(field, m_session,
              {tr("Typing"), u"source/"_s + key,
               [member](Post &post, const QString &text) { post.source.*member = text; }});
    connect(&field, &Field::refused, this, &SourceSection::refused);
}

void SourceSection::setNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

QWidget *SourceSection::refresh(Caret caret)
{
    const SourceCitation &source = m_session.post().source;
    QWidget *first = nullptr;
    const auto show = [&](auto *field, const QString &text) {
        if (field->showText(text, caret) && !first)
            first = field;
    };
    show(m_outlet, source.outlet);
    show(m_headline, source.headline);
    if (m_details) {
        show(m_url, source.url);
        show(m_byline, source.byline);
    }
    m_more->setToolTip(source.url.isEmpty() ? tr("Address and byline") : displayUrl(source.url));
    if (first && (first == m_url || first == m_byline))
        m_more->setChecked(caret == Caret::AtChange || m_more->isChecked());
    return first;
}

} // namespace Postil
