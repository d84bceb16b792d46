// SPDX-License-Identifier: MIT
// The look of the window: colour tokens for light and dark, as the palette of FlatStyle.
// Widgets that paint themselves ask themeOf(palette()), so that they are right in either shade.
#pragma once

#include <QColor>
#include <QObject>

class QApplication;
class QPalette;

namespace Postil {

enum class Shade { Light, Dark };
enum class ShadeChoice { System, Light, Dark };

struct Theme
{
    Shade shade = Shade::Light;
    QColor window;    // bars, library, status line
    QColor panel;     // what is read and written on
    QColor field;     // line edits on bars
    QColor chip;      // a word that stands apart: an outlet, a note, a count
    QColor hover;     // a row under the pointer
    QColor separator; // lines between panes, frames of fields
    QColor text;
    QColor muted; // labels, credits, hints; contrast 4.5 on window and panel
    QColor accent;
    QColor onAccent; // text on accent
    QColor link;
    QColor selection; // selected rows and text
    QColor quote;     // the edge of an excerpt
    QColor quoteMark; // behind a quoted passage
    QColor comment;   // the edge of the commentary
    QColor good;
    QColor warning;
    QColor bad;
};

[[nodiscard]] const Theme &theme(Shade shade);
[[nodiscard]] Shade shadeOf(const QPalette &palette);
[[nodiscard]] const Theme &themeOf(const QPalette &palette);

// FlatStyle in the colours of `shade`. Widgets get QEvent::PaletteChange.
void applyTheme(Shade shade);

// Keeps the application in the system's shade, or in the one the user chose.
class ThemeFollower : public QObject
{
    Q_OBJECT

public:
    explicit ThemeFollower(QApplication &application, ShadeChoice choice = ShadeChoice::System);

    [[nodiscard]] Shade shade() const { return m_shade; }
    [[nodiscard]] ShadeChoice choice() const { return m_choice; }
    void setChoice(ShadeChoice choice);

Q_SIGNALS:
    void shadeChanged(Postil::Shade shade);

private:
    void apply();

    ShadeChoice m_choice;
    Shade m_shade = Shade::Light;
};

} // namespace Postil
