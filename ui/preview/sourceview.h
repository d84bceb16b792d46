// SPDX-License-Identifier: MIT
// HTML or Markdown to read and to copy: highlighted, patched in place so that the place read stays.
#pragma once

#include <QPlainTextEdit>

#include <memory>

namespace KSyntaxHighlighting {
class Repository;
class SyntaxHighlighter;
} // namespace KSyntaxHighlighting

namespace Postil {

class SourceView : public QPlainTextEdit
{
    Q_OBJECT

public:
    // `language` as KSyntaxHighlighting names it: "HTML", "Markdown".
    explicit SourceView(const QString &language, QWidget *parent = nullptr);
    ~SourceView() override;

    // Replaces what differs from the text shown before; selection and scroll position stay.
    void showSource(const QString &source);
    enum class Wrap { None, Words };
    void setWrap(Wrap wrap);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();
    void startHighlighting();

    QString m_language;
    QString m_source;
    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
    KSyntaxHighlighting::SyntaxHighlighter *m_highlighter = nullptr;
};

} // namespace Postil
