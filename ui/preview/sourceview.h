// SPDX-License-Identifier: MIT
// HTML or Markdown to read and to copy: highlighted, patched in place so that the place read stays.
#pragma once

#include <QPlainTextEdit>

#include <memory>

namespace Postil {

class Highlighter;

class SourceView : public QPlainTextEdit
{
    Q_OBJECT

public:
    // `language` as KDE Syntax Highlighting names it: "HTML", "Markdown".
    explicit SourceView(const QString &language, QWidget *parent = nullptr);
    ~SourceView() override;

    // Replaces what differs from the text shown before; selection and scroll position stay.
    void showSource(const QString &source);
    enum class Wrap { None, Words };
    void setWrap(Wrap wrap);

protected:
    void changeEvent(QEvent *event) override;

private:
    QString m_language;
    QString m_source;
    std::unique_ptr<Highlighter> m_highlighter;
};

} // namespace Postil
