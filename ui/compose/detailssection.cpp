// SPDX-License-Identifier: MIT
#include "compose/detailssection.h"

#include "compose/fieldbinding.h"
#include "compose/session.h"
#include "widgets/linefield.h"

#include <QFormLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace Postil {

static QStringList readLabels(const QString &text)
{
    QStringList labels;
    for (const QString &part : text.split(u',')) {
        if (const QString label = part.trimmed(); !label.isEmpty() && !labels.contains(label))
            labels.append(label);
    }
    return labels;
}

// A lead image exists as long as one of its fields says something.
static auto mediaSetter(QString LeadMedia::*member)
{
    return [member](Post &post, const QString &text) {
        LeadMedia media = post.leadMedia.value_or(LeadMedia());
        media.*member = text;
        post.leadMedia = media == LeadMedia() ? std::nullopt : std::optional(media);
    };
}

static auto mediaGetter(QString LeadMedia::*member)
{
    return [member](const Post &post) { return post.leadMedia ? (*post.leadMedia).*member : QString(); };
}

DetailsSection::DetailsSection(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_fold(new QToolButton(this)), m_fields(new QWidget(this))
{
    m_fold->setObjectName(u"detailsFold"_s);
    m_fold->setText(tr("Details"));
    m_fold->setCheckable(true);
    m_fold->setArrowType(Qt::RightArrow);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    connect(m_fold, &QToolButton::toggled, this, [this](bool open) {
        if (m_rows.isEmpty())
            makeRows();
        m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_fields->setVisible(open);
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_fields);
    m_fields->hide();
}

void DetailsSection::makeRows()
{
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(6, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(
        u"labels"_s, tr("Labels"), tr("separated by commas"),
        [](const Post &post) { return post.labels.join(u", "_s); },
        [](Post &post, const QString &text) { post.labels = readLabels(text); });
    addRow(
        u"slug"_s, tr("Slug"), tr("made from the title"), [](const Post &post) { return post.slug; },
        [](Post &post, const QString &text) { post.slug = text; });
    addRow(
        u"language"_s, tr("Language"), tr("as the style has it"),
        [](const Post &post) { return post.language; },
        [](Post &post, const QString &text) { post.language = text; });
    m_languageLabel = new QLabel(m_fields);
    m_languageLabel->setObjectName(u"languageNotice"_s);
    m_languageLabel->setTextFormat(Qt::PlainText);
    m_languageLabel->setWordWrap(true);
    m_languageLabel->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(QString(), m_languageLabel);
    setLanguageNotice(m_languageNotice);
    addRow(u"leadUrl"_s, tr("Lead image"), tr("address, or paste a picture"), mediaGetter(&LeadMedia::url),
           mediaSetter(&LeadMedia::url));
    m_rows.last().field->completeAddress();
    m_rows.last().field->setPasteHandler([this](const QMimeData &data) {
        const bool takes = m_takePictures && hasPictures(data);
        if (takes)
            takeLeadImage(data);
        return takes;
    });
    addRow(u"leadAlt"_s, tr("Description"), tr("for those who cannot see it"), mediaGetter(&LeadMedia::alt),
           mediaSetter(&LeadMedia::alt));
    addRow(u"leadCaption"_s, tr("Caption"), tr("below the image"), mediaGetter(&LeadMedia::caption),
           mediaSetter(&LeadMedia::caption));
    QWidget *before = m_fold;
    for (const Row &row : std::as_const(m_rows))
        setTabOrder(std::exchange(before, row.field), row.field);
    refresh(Caret::Stay);
}

void DetailsSection::setLanguageNotice(const QString &sentence)
{
    m_languageNotice = sentence;
    if (!m_languageLabel)
        return;
    m_languageLabel->setText(sentence);
    m_languageLabel->setVisible(!sentence.isEmpty());
}

void DetailsSection::takeLeadImage(const QMimeData &data)
{
    m_takePictures(picturesIn(data).first(1), [this](const QString &address, const QString &alt) {
        Post post = m_session.post();
        LeadMedia media = post.leadMedia.value_or(LeadMedia());
        media.url = address;
        media.alt = alt;
        post.leadMedia = media;
        m_session.edit(tr("Lead Image"), std::move(post));
    });
}

void DetailsSection::addRow(const QString &name, const QString &label, const QString &hint,
                            decltype(Row::get) get, decltype(Row::set) set)
{
    auto *field = new LineField(name, label, m_fields);
    field->setProperty("kind", QVariant());
    field->setPlaceholderText(hint);
    auto *caption = new QLabel(label, m_fields);
    caption->setForegroundRole(QPalette::PlaceholderText);
    caption->setBuddy(field);
    qobject_cast<QFormLayout *>(m_fields->layout())->addRow(caption, field);
    bindField(*field, m_session, {tr("Typing"), u"details/"_s + name, set});
    connect(field, &LineField::refused, this, &DetailsSection::refused);
    m_rows.append({field, std::move(get), std::move(set)});
}

LineField *DetailsSection::reveal(int row)
{
    m_fold->setChecked(true);
    if (row < 0 || row >= m_rows.size())
        return nullptr;
    m_rows.at(row).field->setFocus(Qt::OtherFocusReason);
    return m_rows.at(row).field;
}

QWidget *DetailsSection::refresh(Caret caret)
{
    QWidget *first = nullptr;
    const Post &post = m_session.post();
    for (const Row &row : std::as_const(m_rows)) {
        // What is being typed ("a, ") need not be how the value is written ("a").
        Post typed = post;
        row.set(typed, row.field->text());
        if (typed != post && row.field->showText(row.get(post), caret) && !first)
            first = row.field;
    }
    if (first && caret == Caret::AtChange)
        m_fold->setChecked(true);
    return first;
}

} // namespace Postil
