// SPDX-License-Identifier: MIT
#include "article/readerpane.h"

#include "article/articlefacts.h"
#include "article/findbar.h"
#include "article/quotemeter.h"
#include "article/readerview.h"
#include "article/statepage.h"
#include "base/background.h"
#include "base/url.h"
#include "excerpt/quoteshare.h"
#include "widgets/linkbar.h"
#include "widgets/noticebar.h"
#include "widgets/paneheader.h"

#include <QDropEvent>
#include <QLocale>
#include <QMimeData>
#include <QPointer>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// Up to here Markdown is parsed on the spot (about a millisecond); beyond it on another thread.
constexpr qsizetype quickToParse = 60'000;

Qt::LayoutDirection directionOf(const Article &article)
{
    if (article.direction == "rtl"_L1)
        return Qt::RightToLeft;
    return article.direction == "ltr"_L1 ? Qt::LeftToRight : Qt::LayoutDirectionAuto;
}

QString passageOf(const Excerpt &excerpt)
{
    return excerpt.captured.isEmpty() ? Markdown::plainText(Markdown::parse(excerpt.markdown))
                                      : excerpt.captured;
}

} // namespace

ReaderPane::ReaderPane(QWidget *parent)
    : QWidget(parent), m_pages(new QStackedWidget(this)), m_reading(new QWidget(m_pages)),
      m_view(new ReaderView(m_reading)), m_meter(new QuoteMeter(m_reading))
{
    setObjectName(u"readerPane"_s);
    build();
    connect(m_view, &ReaderView::quoteRequested, this, &ReaderPane::quoteRequested);
    connect(m_view, &ReaderView::linkActivated, this, &ReaderPane::askToOpen);
    connect(m_view, &ReaderView::linkHovered, this, [this](const QString &address) {
        Q_EMIT statusMessage(address.isEmpty() ? QString() : displayUrl(address));
    });
}

void ReaderPane::build()
{
    auto *header = new PaneHeader(tr("Source"), this);
    auto *smaller = header->addButton(u"format-font-size-less"_s, tr("A−"), tr("Smaller text"));
    auto *larger = header->addButton(u"format-font-size-more"_s, tr("A+"), tr("Larger text"));
    m_open = header->addButton(u"document-open-remote"_s, tr("Open"), tr("Open the article in your browser"));
    smaller->setObjectName(u"textSmaller"_s);
    larger->setObjectName(u"textLarger"_s);
    m_open->setObjectName(u"openArticle"_s);
    m_open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(smaller, &QToolButton::clicked, this, [this] { changeTextSize(-1); });
    connect(larger, &QToolButton::clicked, this, [this] { changeTextSize(1); });
    connect(m_open, &QToolButton::clicked, this, [this] {
        if (m_article)
            askToOpen(safeHref(m_article->url));
    });

    m_reading->setBackgroundRole(QPalette::Base);
    m_reading->setAutoFillBackground(true);
    auto *readingColumn = new QVBoxLayout(m_reading);
    readingColumn->setContentsMargins(0, 0, 0, 0);
    readingColumn->setSpacing(0);
    readingColumn->addWidget(m_view, 1);
    readingColumn->addWidget(m_meter);

    m_pages->addWidget(m_reading);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_view);
    setAcceptDrops(true);
    auto *paste = new QShortcut(QKeySequence::Paste, this);
    paste->setContext(Qt::WidgetWithChildrenShortcut);
    connect(paste, &QShortcut::activated, this, &ReaderPane::pasteRequested);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &ReaderPane::startFind);
}

void ReaderPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_article && !m_state && !m_isBlank)
        showArticle();
}

// Made when there is something to say: most sessions begin with an article.
StatePage *ReaderPane::state()
{
    if (m_state)
        return m_state;
    m_state = new StatePage(m_pages);
    m_pages->addWidget(m_state);
    connect(m_state, &StatePage::retryRequested, this, [this] { Q_EMIT retryRequested(m_failedAddress); });
    connect(m_state, &StatePage::openInBrowserRequested, this,
            [this] { Q_EMIT openExternally(QUrl(safeHref(m_failedAddress), QUrl::StrictMode)); });
    connect(m_state, &StatePage::plainTextRequested, this, &ReaderPane::plainTextRequested);
    connect(m_state, &StatePage::pasteRequested, this, &ReaderPane::pasteRequested);
    connect(m_state, &StatePage::backRequested, this, &ReaderPane::showArticle);
    return m_state;
}

void ReaderPane::dragEnterEvent(QDragEnterEvent *event)
{
    const auto *from = qobject_cast<QWidget *>(event->source());
    const bool isOwn = from && isAncestorOf(from); // a quote on its way out
    const QMimeData *mime = event->mimeData();
    if (!isOwn && (mime->hasUrls() || mime->hasHtml() || mime->hasText()))
        event->acceptProposedAction();
}

void ReaderPane::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT contentGiven(event->mimeData());
}

void ReaderPane::askToOpen(const QString &address)
{
    if (!m_links) {
        m_links = new LinkBar(m_reading);
        auto *column = static_cast<QVBoxLayout *>(m_reading->layout());
        column->insertWidget(column->indexOf(m_meter), m_links);
        connect(m_links, &LinkBar::openRequested, this,
                [this](const QString &to) { Q_EMIT openExternally(QUrl(to, QUrl::StrictMode)); });
        connect(m_links, &LinkBar::closed, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    }
    m_links->ask(address);
}

void ReaderPane::makeFindBar()
{
    m_find = new FindBar(m_reading);
    static_cast<QVBoxLayout *>(m_reading->layout())->insertWidget(0, m_find);
    const auto showCount = [this](int count) {
        m_find->setCount(m_view->currentMatch(), count, ReaderView::findLimit);
    };
    connect(m_find, &FindBar::wordsChanged, this,
            [this, showCount](const QString &words) { showCount(m_view->find(words)); });
    const auto go = [this, showCount](int step) {
        m_view->goToMatch(m_view->currentMatch() + step);
        showCount(m_view->matchCount());
    };
    connect(m_find, &FindBar::nextRequested, this, [go] { go(1); });
    connect(m_find, &FindBar::previousRequested, this, [go] { go(-1); });
    connect(m_find, &FindBar::closed, this, [this] {
        m_find->hide();
        m_view->find({});
        m_view->setFocus(Qt::OtherFocusReason);
    });
}

void ReaderPane::startFind()
{
    if (!m_article)
        return;
    if (!m_find)
        makeFindBar();
    m_find->start(m_view->textCursor().selectedText().left(100));
}

void ReaderPane::quote()
{
    m_view->quote();
}

void ReaderPane::setArticle(std::optional<Article> article)
{
    const bool isSame = article == m_article;
    m_article = std::move(article);
    showArticle();
    if (isSame)
        return;
    ++m_generation;
    if (m_find)
        m_find->hide();
    if (m_links)
        m_links->ask({});
    m_articleWords = 0;
    if (!m_article)
        return;
    if (std::max(m_article->markdown.size(), m_article->text.size()) <= quickToParse) {
        layOut(articleText(*m_article));
        return;
    }
    m_view->showArticle({}, {}, Qt::LayoutDirectionAuto);
    readInBackground(*m_article);
}

QCoro::Task<> ReaderPane::readInBackground(Article article)
{
    const QPointer guard(this);
    const int generation = m_generation;
    const auto text = co_await inBackground(
        [article = std::move(article)] { return Result<ArticleText>(articleText(article)); });
    if (guard && generation == m_generation && text)
        layOut(*text);
}

void ReaderPane::layOut(const ArticleText &text)
{
    m_articleWords = text.words;
    m_view->setSource(m_article->url);
    m_view->showArticle({.outlet = m_article->outlet,
                         .facts = articleFacts(*m_article, QDateTime::currentDateTime(), QLocale()),
                         .headline = m_article->headline,
                         .byline = m_article->byline},
                        text.pieces, directionOf(*m_article));
    updateQuotes();
    if (text.isCut)
        setNotice(tr("This is a very long article: its first %1 characters are shown.")
                      .arg(locale().toString(longestShown)));
}

void ReaderPane::showArticle()
{
    if (!m_article)
        state()->showEmpty();
    m_open->setEnabled(m_article && !safeHref(m_article->url).isEmpty());
    m_pages->setCurrentWidget(m_article ? m_reading : m_state);
}

void ReaderPane::showNothing()
{
    m_isBlank = true;
    m_pages->setCurrentWidget(m_reading);
}

void ReaderPane::showLoading(const QString &text)
{
    state()->showLoading(text);
    m_pages->setCurrentWidget(m_state);
}

void ReaderPane::showError(const Error &error, const QString &address)
{
    m_failedAddress = address;
    StatePage::Offers offers = StatePage::Offer::Paste;
    if (!address.isEmpty())
        offers |= StatePage::Offer::Retry;
    if (!safeHref(address).isEmpty())
        offers |= StatePage::Offer::OpenInBrowser;
    if (m_article)
        offers |= StatePage::Offer::GoBack;
    state()->showError(error, offers);
    m_pages->setCurrentWidget(m_state);
}

void ReaderPane::offerPlainText()
{
    state()->offerPlainText();
}

void ReaderPane::setExcerpts(QList<Excerpt> excerpts)
{
    if (excerpts == m_excerpts)
        return;
    m_excerpts = std::move(excerpts);
    updateQuotes();
}

void ReaderPane::setNotice(const QString &text, const QString &action)
{
    if (!m_notice && text.isEmpty())
        return;
    if (!m_notice) {
        m_notice = new NoticeBar(m_reading);
        m_notice->setObjectName(u"articleNotice"_s);
        static_cast<QVBoxLayout *>(m_reading->layout())->insertWidget(0, m_notice);
        connect(m_notice, &NoticeBar::actionRequested, this, [this] {
            if (m_article)
                Q_EMIT openExternally(QUrl(safeHref(m_article->url), QUrl::StrictMode));
        });
    }
    m_notice->setText(text, action);
}

void ReaderPane::revealQuote(int excerpt)
{
    if (m_article && excerpt >= 0 && excerpt < m_excerpts.size()
        && isFrom(m_excerpts.at(excerpt), *m_article))
        m_view->revealPassage(passageOf(m_excerpts.at(excerpt)));
}

void ReaderPane::setQuoteLimit(int words)
{
    m_quoteLimit = words;
    updateMeter();
}

void ReaderPane::updateQuotes()
{
    if (!m_article)
        return;
    QStringList passages;
    for (const Excerpt &excerpt : std::as_const(m_excerpts)) {
        if (isFrom(excerpt, *m_article))
            passages.append(passageOf(excerpt));
    }
    m_view->setQuotes(passages);
    updateMeter();
}

void ReaderPane::updateMeter()
{
    m_meter->setShare({.words = m_article ? quotedWords(m_excerpts, *m_article) : 0,
                       .articleWords = m_articleWords,
                       .limit = m_quoteLimit});
}

void ReaderPane::setTextSize(double points)
{
    m_view->setTextSize(points);
}

double ReaderPane::textSize() const
{
    return m_view->textSize();
}

void ReaderPane::changeTextSize(double step)
{
    m_view->setTextSize(m_view->textSize() + step);
    Q_EMIT textSizeChanged(m_view->textSize());
}

} // namespace Postil
