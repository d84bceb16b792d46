// SPDX-License-Identifier: MIT
#include "widgets/stylesheet.h"

#include "widgets/theme.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace Postil {

// @name stands for a colour of the theme.
static constexpr auto sheet = R"(
QToolTip { background: @text; color: @panel; border: none; padding: 4px 6px; }
QMenu { background: @panel; border: 1px solid @separator; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 3px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @separator; margin: 4px 6px; }
QPushButton, QToolButton { outline: none; }
QPushButton { background: @panel; color: @text; border: 1px solid @separator; border-radius: 4px; padding: 5px 10px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:hover, QPushButton:focus { border-color: @accent; }
QPushButton:pressed { background: @selection; }
QPushButton:disabled { color: @muted; background: @window; border-color: @separator; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:focus { border-color: @text; }
QPushButton[kind="flat"] { background: transparent; border-color: transparent; }
QPushButton[kind="flat"]:hover { background: @hover; }
QPushButton[kind="flat"]:focus { border-color: @accent; }
QPushButton[kind="link"] { background: transparent; color: @link; border: 1px solid transparent; padding: 2px 3px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: @accent; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px; }
QToolButton:hover, QToolButton:checked { background: @hover; }
QToolButton:pressed { background: @selection; }
QToolButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }
QLineEdit { background: @field; color: @text; border: 1px solid @separator; border-radius: 4px; padding: 4px 7px;
  selection-background-color: @selection; selection-color: @text; }
QLineEdit:focus { border-color: @accent; }
QLineEdit[kind="bare"] { background: transparent; border: 1px solid transparent; border-radius: 3px; padding: 1px 3px; }
QLineEdit[kind="bare"]:focus { background: @field; border-color: @accent; }
QLineEdit[kind="chip"] { background: @chip; border: 1px solid transparent; border-radius: 4px; padding: 2px 6px; }
QLineEdit[kind="chip"]:focus { background: @field; border-color: @accent; }
QLabel[kind="chip"] { border: 1px solid @separator; border-radius: 4px; padding: 0 5px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @separator; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @separator; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QStatusBar { background: @window; color: @muted; border-top: 1px solid @separator; }
QStatusBar::item { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 2px; margin: 0 7px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:focus { color: @link; }
)";

QString styleSheet(const Theme &theme)
{
    QString text = QString::fromLatin1(sheet);
    const auto put = [&](QLatin1StringView name, const QColor &colour) { text.replace(name, colour.name()); };
    put("@window"_L1, theme.window);
    put("@panel"_L1, theme.panel);
    put("@field"_L1, theme.field);
    put("@chip"_L1, theme.chip);
    put("@hover"_L1, theme.hover);
    put("@separator"_L1, theme.separator);
    put("@selection"_L1, theme.selection);
    put("@text"_L1, theme.text);
    put("@muted"_L1, theme.muted);
    put("@accent"_L1, theme.accent);
    put("@onAccent"_L1, theme.onAccent);
    put("@link"_L1, theme.link);
    return text;
}

} // namespace Postil
