// SPDX-License-Identifier: MIT
// What the Source pane shows when there is no article to read: how to get one, that one is coming, or why
// it did not come and what can be done.
#pragma once

#include "base/result.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Postil {

class StatePage : public QWidget
{
    Q_OBJECT

public:
    enum class Offer { None = 0, Retry = 1, OpenInBrowser = 2, Paste = 4, GoBack = 8 };
    Q_DECLARE_FLAGS(Offers, Offer)

    explicit StatePage(QWidget *parent = nullptr);

    void showEmpty();
    void showLoading(const QString &text);
    void showError(const Error &error, Offers offers);
    void offerPlainText(); // besides what the error offers

Q_SIGNALS:
    void retryRequested();
    void openInBrowserRequested();
    void plainTextRequested();
    void pasteRequested();
    void backRequested();

private:
    void takeFocus();
    void setTexts(const QString &iconName, const QString &heading, const QString &body, Offers offers);

    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_body;
    QPushButton *m_plain;
    QPushButton *m_retry;
    QPushButton *m_browser;
    QPushButton *m_paste;
    QPushButton *m_back;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(StatePage::Offers)

} // namespace Postil
