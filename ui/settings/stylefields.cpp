// SPDX-License-Identifier: MIT
#include "settings/stylefields.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// The colour beside its digits.
class ColourEdit : public QLineEdit
{
public:
    explicit ColourEdit(QWidget *parent) : QLineEdit(parent), m_swatch(addAction(QIcon(), LeadingPosition))
    {
        setMaxLength(7);
        connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
            QPixmap pixmap(32, 32);
            pixmap.fill(isStyleColour(text) ? QColor::fromString(text) : QColor(Qt::transparent));
            m_swatch->setIcon(QIcon(pixmap));
        });
    }

private:
    QAction *m_swatch;
};

} // namespace

StyleFields::StyleFields(QWidget *parent) : QWidget(parent), m_quoteLimit(new QSpinBox(this))
{
    auto *form = new QFormLayout;
    addText(form, tr("&Name"), u"styleName"_s, &HouseStyle::name, {});
    addText(form, tr("Editor's la&bel"), u"styleEditorLabel"_s, &HouseStyle::editorLabel, tr("WNU Editor:"));
    addText(form, tr("&Read more"), u"styleReadMore"_s, &HouseStyle::readMore, tr("empty: no such line"));
    addText(form, tr("Between &outlet and headline"), u"styleSourceSeparator"_s, &HouseStyle::sourceSeparator,
            {});
    addText(form, tr("Between headline and &credit"), u"styleCreditSeparator"_s, &HouseStyle::creditSeparator,
            {});
    addText(form, tr("Between &author and outlet"), u"styleAuthorSeparator"_s, &HouseStyle::authorSeparator,
            {});
    addText(form, tr("Co&verage heading"), u"styleCoverageHeading"_s, &HouseStyle::coverageHeading,
            tr("%1 stands for the post's title"));
    addText(form, tr("&Footer"), u"styleFooter"_s, &HouseStyle::footer, tr("a last line, Markdown"));
    addText(form, tr("Lan&guage"), u"styleLanguage"_s, &HouseStyle::language, tr("en, de-AT, …"));
    addText(form, tr("&Templates"), u"styleTemplates"_s, &HouseStyle::templates,
            tr("name of a template folder"));

    m_quoteLimit->setObjectName(u"styleQuoteLimit"_s);
    m_quoteLimit->setRange(0, MaximumQuoteLimit);
    m_quoteLimit->setSpecialValueText(tr("no limit"));
    m_quoteLimit->setSuffix(tr(" words"));
    connect(m_quoteLimit, &QSpinBox::valueChanged, this, &StyleFields::edited);
    form->addRow(tr("&Quote limit"), m_quoteLimit);
    m_readMoreTarget = addChoice(form, tr("Read more &leads to"), u"styleReadMoreTarget"_s,
                                 {tr("the article"), tr("the quoted sentence in it")});
    m_linkCredit = addChoice(form, tr("Credit of related lin&ks"), u"styleLinkCredit"_s,
                             {tr("outlet"), tr("author and outlet")});

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(colourTable());
    layout->addStretch();
}

void StyleFields::addText(QFormLayout *form, const QString &label, const QString &name,
                          QString HouseStyle::*member, const QString &hint)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setPlaceholderText(hint);
    connect(edit, &QLineEdit::textEdited, this, &StyleFields::edited);
    form->addRow(label, edit);
    m_texts.append({edit, member});
}

QComboBox *StyleFields::addChoice(QFormLayout *form, const QString &label, const QString &name,
                                  const QStringList &choices)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->addItems(choices); // in the order of the enumeration
    connect(box, &QComboBox::activated, this, &StyleFields::edited);
    form->addRow(label, box);
    return box;
}

QWidget *StyleFields::colourTable()
{
    struct Row
    {
        QString label;
        QString name;
        QString StyleColours::*member;
    };
    const Row rows[] = {{tr("Text"), u"Text"_s, &StyleColours::text},
                        {tr("Background"), u"Background"_s, &StyleColours::background},
                        {tr("Links"), u"Link"_s, &StyleColours::link},
                        {tr("Editor's label"), u"Label"_s, &StyleColours::label},
                        {tr("Edge of a quotation"), u"Quote"_s, &StyleColours::quote},
                        {tr("Edge of the comment"), u"Comment"_s, &StyleColours::comment}};
    struct Column
    {
        QString label;
        QString name;
        StyleColours HouseStyle::*shade;
    };
    const Column columns[] = {{tr("Light"), u"styleLight"_s, &HouseStyle::light},
                              {tr("Dark"), u"styleDark"_s, &HouseStyle::dark}};
    auto *box = new QGroupBox(tr("Colours"), this);
    auto *grid = new QGridLayout(box);
    int line = 1;
    for (const Row &row : rows) {
        grid->addWidget(new QLabel(row.label, box), line, 0);
        int at = 1;
        for (const Column &column : columns) {
            auto *edit = new ColourEdit(box);
            edit->setObjectName(column.name + row.name);
            edit->setAccessibleName(u"%1, %2"_s.arg(row.label, column.label));
            connect(edit, &QLineEdit::textEdited, this, &StyleFields::edited);
            if (line == 1)
                grid->addWidget(new QLabel(column.label, box), 0, at);
            grid->addWidget(edit, line, at++);
            m_colours.append({edit, column.shade, row.member, edit->accessibleName()});
        }
        ++line;
    }
    return box;
}

void StyleFields::setHouseStyle(const HouseStyle &style)
{
    const QSignalBlocker quiet(this);
    m_style = style;
    for (const TextField &field : std::as_const(m_texts))
        field.edit->setText(style.*field.member);
    for (const ColourField &field : std::as_const(m_colours))
        field.edit->setText(style.*field.shade.*field.member);
    m_quoteLimit->setValue(style.quoteLimitWords);
    m_readMoreTarget->setCurrentIndex(int(style.readMoreTarget));
    m_linkCredit->setCurrentIndex(int(style.linkCredit));
}

HouseStyle StyleFields::houseStyle() const
{
    HouseStyle style = m_style;
    for (const TextField &field : m_texts)
        style.*field.member = field.edit->text();
    for (const ColourField &field : m_colours)
        style.*field.shade.*field.member = field.edit->text();
    style.quoteLimitWords = m_quoteLimit->value();
    style.readMoreTarget = ReadMoreTarget(m_readMoreTarget->currentIndex());
    style.linkCredit = LinkCredit(m_linkCredit->currentIndex());
    return style;
}

QString StyleFields::problem() const
{
    const HouseStyle current = houseStyle();
    if (current.name.trimmed().isEmpty())
        return tr("The style needs a name.");
    if (!isStyleId(current.templates))
        return tr("The template folder's name may hold small letters a to z, digits and hyphens only.");
    for (const ColourField &field : m_colours) {
        if (!isStyleColour(field.edit->text()))
            return tr("“%1” (%2) is no colour. Write one like #1d5fa8.").arg(field.edit->text(), field.label);
    }
    return {};
}

} // namespace Postil
