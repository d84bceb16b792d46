// SPDX-License-Identifier: MIT
#include "widgets/theme.h"

#include "widgets/flatstyle.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleHints>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace Postil {

const Theme &theme(Shade shade)
{
    // Breeze's colours; muted and link darkened or lightened until their contrast reaches 4.5 to 1.
    static const Theme light{
        .shade = Shade::Light,
        .window = QColor(0xeff0f1),
        .panel = QColor(0xffffff),
        .field = QColor(0xffffff),
        .chip = QColor(0xe8eaec),
        .hover = QColor(0xf4f5f6),
        .separator = QColor(0xd5d8db),
        .text = QColor(0x232629),
        .muted = QColor(0x626b74),
        .accent = QColor(0x3daee9),
        .onAccent = QColor(0x10222d),
        .link = QColor(0x1668a5),
        .selection = QColor(0xcfe8f8),
        .quote = QColor(0xe0b000),
        .quoteMark = QColor(0xfdf2cb),
        .comment = QColor(0x7d3c98),
        .good = QColor(0x1f8f4e),
        .warning = QColor(0xb8710a),
        .bad = QColor(0xc0392b),
    };
    static const Theme dark{
        .shade = Shade::Dark,
        .window = QColor(0x202326),
        .panel = QColor(0x1a1d1f),
        .field = QColor(0x15181a),
        .chip = QColor(0x30353a),
        .hover = QColor(0x262a2d),
        .separator = QColor(0x3a3f44),
        .text = QColor(0xe6e8ea),
        .muted = QColor(0x9aa3ab),
        .accent = QColor(0x3daee9),
        .onAccent = QColor(0x0c1a23),
        .link = QColor(0x6fb8f0),
        .selection = QColor(0x1f4a63),
        .quote = QColor(0xc9a21a),
        .quoteMark = QColor(0x453a12),
        .comment = QColor(0xb58ad6),
        .good = QColor(0x4ecb83),
        .warning = QColor(0xe5a13c),
        .bad = QColor(0xf07467),
    };
    return shade == Shade::Dark ? dark : light;
}

Shade shadeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness()
               ? Shade::Dark
               : Shade::Light;
}

const Theme &themeOf(const QPalette &palette)
{
    return theme(shadeOf(palette));
}

static QPalette paletteOf(const Theme &t)
{
    QPalette palette(t.text, t.window, t.panel, t.separator, t.muted, t.text, t.panel);
    palette.setColor(QPalette::Button, t.window);
    palette.setColor(QPalette::AlternateBase, t.hover);
    palette.setColor(QPalette::ToolTipBase, t.text);
    palette.setColor(QPalette::ToolTipText, t.panel);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::Highlight, t.selection);
    palette.setColor(QPalette::HighlightedText, t.text);
    palette.setColor(QPalette::Accent, t.accent);
    palette.setColor(QPalette::Link, t.link);
    palette.setColor(QPalette::LinkVisited, t.link);
    palette.setColor(QPalette::Light, t.panel);
    palette.setColor(QPalette::Midlight, t.hover);
    palette.setColor(QPalette::Mid, t.separator);
    palette.setColor(QPalette::Dark, t.separator);
    palette.setColor(QPalette::Shadow, t.shade == Shade::Dark ? QColor(Qt::black) : QColor(0x9aa0a6));
    QColor faint = t.muted;
    faint.setAlphaF(0.6F);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

void applyTheme(Shade shade)
{
    const Theme &colours = theme(shade);
    if (!qobject_cast<FlatStyle *>(QApplication::style()))
        QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(colours));
    QToolTip::setPalette(QApplication::palette());
}

ThemeFollower::ThemeFollower(QApplication &application, ShadeChoice choice)
    : QObject(&application), m_choice(choice)
{
    connect(QApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &ThemeFollower::apply);
    apply();
}

void ThemeFollower::setChoice(ShadeChoice choice)
{
    m_choice = choice;
    apply();
}

void ThemeFollower::apply()
{
    const Shade before = m_shade;
    switch (m_choice) {
    case ShadeChoice::Light:
        m_shade = Shade::Light;
        break;
    case ShadeChoice::Dark:
        m_shade = Shade::Dark;
        break;
    case ShadeChoice::System:
        m_shade =
            QApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? Shade::Dark : Shade::Light;
        break;
    }
    applyTheme(m_shade);
    if (m_shade != before)
        Q_EMIT shadeChanged(m_shade);
}

} // namespace Postil
