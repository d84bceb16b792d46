// SPDX-License-Identifier: MIT
// The Source pane: the article to read and to quote from, what of it is quoted, and how much.
#pragma once

#include "article/article.h"
#include "article/articlepieces.h"
#include "base/result.h"
#include "excerpt/excerpt.h"

#include <QCoroTask>
#include <QList>
#include <QUrl>
#include <QWidget>

#include <optional>

class QMimeData;
class QStackedWidget;
class QToolButton;

namespace Postil {

class FindBar;
class LinkBar;
class NoticeBar;
class QuoteMeter;
class ReaderView;
class StatePage;

class ReaderPane : public QWidget
{
    Q_OBJECT

public:
    explicit ReaderPane(QWidget *parent = nullptr);

    void setArticle(std::optional<Article> article); // none: the page that says how to get one
    // Over the article: what is worth knowing about it. Empty: nothing.
    // `action`: what its button says, which opens the article in the browser; empty: no button.
    void setNotice(const QString &text, const QString &action = {});
    void setExcerpts(QList<Excerpt> excerpts); // of the post; the ones found in the article are marked
    // Shows the passage of this excerpt among its neighbours; nothing where it is from another article.
    void revealQuote(int excerpt);
    void setQuoteLimit(int words);         // 0: none
    void showLoading(const QString &text); // until the next setArticle(), showError() or showArticle()
    // `address`: what was asked for, to try again or to open in the browser; may be empty.
    void showError(const Error &error, const QString &address);
    void offerPlainText(); // over the error shown: all the text of the page can be had
    void showArticle(); // back to the article there was, or to the empty page
    void showNothing(); // an empty sheet, until one of the others is called

    void setTextSize(double points); // of the article, for the settings
    [[nodiscard]] double textSize() const;
    void startFind();
    void quote(); // the selection or the current paragraph, as Ctrl+Return does

Q_SIGNALS:
    void quoteRequested(const Postil::Excerpt &excerpt);
    void openExternally(const QUrl &url); // after the user saw where it goes
    void retryRequested(const QString &address);
    void plainTextRequested(); // what offerPlainText() offered
    void pasteRequested(); // take the clipboard as the source
    // A link, a selection or a file was dropped here. Valid during the signal only.
    void contentGiven(const QMimeData *mime);
    void textSizeChanged(double points);
    void statusMessage(const QString &text); // a hovered address; empty when left

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    StatePage *state();
    void makeFindBar();
    void askToOpen(const QString &address);
    QCoro::Task<> readInBackground(Article article);
    void layOut(const ArticleText &text);
    void updateQuotes();
    void updateMeter();
    void changeTextSize(double step);

    QStackedWidget *m_pages;
    StatePage *m_state = nullptr;
    QWidget *m_reading;
    ReaderView *m_view;
    NoticeBar *m_notice = nullptr; // all three made when they are needed
    FindBar *m_find = nullptr;
    LinkBar *m_links = nullptr;
    QuoteMeter *m_meter;
    QToolButton *m_open = nullptr;
    std::optional<Article> m_article;
    QList<Excerpt> m_excerpts;
    QString m_failedAddress;
    bool m_isBlank = false; // on purpose
    int m_articleWords = 0;
    int m_quoteLimit = 0;
    int m_generation = 0; // of articles: a late answer about an older one is dropped
};

} // namespace Postil
