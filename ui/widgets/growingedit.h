// SPDX-License-Identifier: MIT
// A plain text editor that is as tall as its text, for fields that stand in a scrolling column. It keeps no
// undo history of its own: undo and redo go to the stack of the document that the field belongs to.
#pragma once

#include <QCoroTask>
#include <QPlainTextEdit>

class QMenu;
class QUndoStack;

namespace Postil {

class SpellChecker;
class SpellingMarks;
struct SpellingMark;
enum class SpelledText;

// Where the caret goes when a field is brought up to date: it stays, or it moves to what changed.
enum class Caret { Stay, AtChange };

class GrowingEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Lines { One, Many };
    // A paste beyond this is refused: the longest text that is laid out and highlighted within 100 ms.
    static constexpr qsizetype maximumPaste = 200'000;

    explicit GrowingEdit(Lines lines, QWidget *parent = nullptr);

    void setUndoStack(QUndoStack *stack) { m_undoStack = stack; }
    // The text with line ends as \n and no empty lines at either end; with Lines::One, a single line.
    [[nodiscard]] const QString &text() const { return m_text; }
    // Brings the editor up to date by the smallest change; true where there was something to change.
    bool showText(const QString &text, Caret caret = Caret::Stay);

    // Words that its dictionary does not know get a quiet line, and a menu of what may have been meant. The checker
    // outlives the editor; null: none. `language`: BCP 47.
    void setSpelling(SpellChecker *checker, const QString &language, SpelledText kind);
    [[nodiscard]] QList<SpellingMark> spellingMarks() const; // those that are shown
    // Focus, and the first such text from there on selected, the caret behind it; only the caret where there is none.
    void select(const QString &text, int from);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited(const QString &text); // by the user
    void stepBoundary();              // what comes now is another undo step than what was before
    void refused(const QString &sentence);
    void focusGained();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    // Inserts foreign text at `cursor`: control characters go, the limit holds, one undo step.
    void insertForeign(QTextCursor cursor, const QString &text);

private:
    void contentsEdited();
    void updateHeight();
    void paintSpelling(const QRect &area);
    [[nodiscard]] bool isShown(const SpellingMark &mark) const;
    QCoro::Task<void> popUpWithSuggestions(QMenu *menu, QPoint position, SpellingMark mark);
    void replaceWord(const SpellingMark &mark, const QString &word);
    void movePage(QTextCursor::MoveMode mode, int direction);
    [[nodiscard]] QString canonical(QString text) const;

    Lines m_lines;
    QUndoStack *m_undoStack = nullptr;
    SpellingMarks *m_spelling = nullptr;
    QString m_text;
    bool m_showing = false;
    bool m_hasWidth = false; // before it is placed it has any
};

} // namespace Postil
