// SPDX-License-Identifier: MIT
#include "mainwindow/capture.h"

#include "article/extractor.h"
#include "article/thinpage.h"
#include "base/url.h"
#include "mainwindow/enginehost.h"
#include "mainwindow/postreading.h"
#include "mainwindow/services.h"
#include "source/clipboard.h"
#include "source/fetcher.h"
#include "source/file.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPointer>

namespace Postil {

using namespace Qt::StringLiterals;

Capture::Capture(const Services &services, EngineHost &engine, QWidget *window)
    : QObject(window), m_services(services), m_engine(engine), m_window(window)
{
}

std::stop_token Capture::begin(const QString &what)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_unread.reset();
    Q_EMIT started(what);
    return m_stop.get_token();
}

void Capture::cancel()
{
    if (m_stop.request_stop())
        Q_EMIT failed({ErrorKind::Cancelled, tr("Stopped.")}, {});
}

void Capture::openAddress(const QString &typed)
{
    if (const auto url = typedUrl(typed))
        fetch(*url, AddressTrust::Typed);
    else if (QFileInfo(typed).isFile())
        openFile(typed);
    else if (QUrl(typed).isLocalFile())
        openFile(QUrl(typed).toLocalFile());
    else
        Q_EMIT failed({ErrorKind::BadInput,
                       tr("“%1” is not a web address. Type one such as example.com/story, or paste the "
                          "article itself.")
                           .arg(typed.left(200))},
                      {});
}

void Capture::open(const QUrl &url, AddressTrust trust)
{
    fetch(url, trust);
}

void Capture::openContent(const QMimeData &mime)
{
    const auto pasted = fromMimeData(mime);
    if (!pasted) {
        Q_EMIT failed(pasted.error(), {});
        return;
    }
    if (const auto *url = std::get_if<PastedUrl>(&*pasted)) {
        fetch(url->url, AddressTrust::Typed);
    } else if (const auto *files = std::get_if<PastedFiles>(&*pasted)) {
        if (!files->paths.isEmpty())
            openFile(files->paths.first());
    } else if (const auto *html = std::get_if<PastedHtml>(&*pasted)) {
        extract({html->html.toUtf8(), html->source, u"text/html"_s, u"utf-8"_s}, {},
                begin(tr("Reading what was pasted…")));
    } else if (const auto *text = std::get_if<PastedText>(&*pasted)) {
        extract({text->text.toUtf8(), {}, u"text/plain"_s, u"utf-8"_s}, {},
                begin(tr("Reading what was pasted…")));
    }
}

void Capture::openFile(const QString &path)
{
    readArticleOrPost(path, FileUse::Guess);
}

void Capture::chooseArticle()
{
    choose(tr("Open Article"),
           tr("Articles and posts (*.html *.htm *.xhtml *.mhtml *.mht *.txt *.md *.json);;All files (*)"),
           FileUse::Guess);
}

void Capture::choosePost()
{
    choose(tr("Import Post"), tr("Posts (*.txt *.md *.markdown *.html *.htm *.json);;All files (*)"),
           FileUse::Post);
}

void Capture::choose(const QString &title, const QString &filter, FileUse use)
{
    auto *dialog = new QFileDialog(m_window, title, {}, filter);
    dialog->setObjectName(u"openDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, use](const QString &path) { readArticleOrPost(path, use); });
    dialog->open();
}

QCoro::Task<void> Capture::fetch(QUrl url, AddressTrust trust)
{
    const QPointer guard(this);
    const std::stop_token stop =
        begin(tr("Fetching %1…").arg(displayUrl(url.toString()).section(u'/', 0, 0)));
    const auto page =
        co_await m_services.fetcher->fetch(url, trust, stop, [guard, stop](qint64 received, qint64 total) {
            if (guard && !stop.stop_requested())
                Q_EMIT guard->progress(received, total);
        });
    if (!guard || stop.stop_requested())
        co_return;
    if (page)
        co_await extract(*page, url.toString(), stop);
    else
        Q_EMIT failed(page.error(), url.toString());
}

QCoro::Task<void> Capture::extract(Page page, QString address, std::stop_token stop)
{
    const QPointer guard(this);
    const auto dom = co_await m_engine.dom();
    if (!guard || stop.stop_requested())
        co_return;
    if (!dom) {
        Q_EMIT failed(dom.error(), address);
        co_return;
    }
    const auto article = co_await Extractor(**dom, m_services.outlets).extract(page);
    if (!guard || stop.stop_requested())
        co_return;
    m_stop = std::stop_source(std::nostopstate); // nothing left to cancel
    if (!article) {
        if (Extractor::mayHavePlainText(page, article.error()))
            m_unread = Unread{std::move(page), address};
        Q_EMIT failed(article.error(), address);
        if (guard && m_unread)
            Q_EMIT plainTextOffered();
        co_return;
    }
    Q_EMIT captured(*article);
    if (guard && isThin(*article, page))
        Q_EMIT capturedLittle();
}

void Capture::takePlainText()
{
    if (!m_unread)
        return;
    Unread unread = std::move(*m_unread);
    extractPlainText(std::move(unread), begin(tr("Reading the text of the page…")));
}

QCoro::Task<void> Capture::extractPlainText(Unread unread, std::stop_token stop)
{
    const QPointer guard(this);
    const auto dom = co_await m_engine.dom();
    if (!guard || stop.stop_requested())
        co_return;
    if (!dom) {
        Q_EMIT failed(dom.error(), unread.address);
        co_return;
    }
    const auto article = co_await Extractor(**dom, m_services.outlets).plainText(std::move(unread.page));
    if (!guard || stop.stop_requested())
        co_return;
    m_stop = std::stop_source(std::nostopstate);
    if (!article) {
        Q_EMIT failed(article.error(), unread.address);
        co_return;
    }
    Q_EMIT captured(*article);
    if (guard)
        Q_EMIT capturedAll();
}

QCoro::Task<void> Capture::readArticleOrPost(QString path, FileUse use)
{
    const QPointer guard(this);
    const std::stop_token stop = begin(tr("Reading %1…").arg(QFileInfo(path).fileName()));
    const auto page = co_await readFile(path);
    if (!guard || stop.stop_requested())
        co_return;
    if (!page) {
        Q_EMIT failed(page.error(), {});
        co_return;
    }
    if (use == FileUse::Guess && !looksLikePost(*page)) {
        co_await extract(*page, {}, stop);
        co_return;
    }
    const auto post = co_await readPost(*page, m_services, m_engine);
    if (!guard || stop.stop_requested())
        co_return;
    m_stop = std::stop_source(std::nostopstate);
    if (post)
        Q_EMIT postRead(*post);
    else
        Q_EMIT failed(post.error(), {});
}

QCoro::Task<void> Capture::htmlToMarkdown(QString html, std::function<void(const QString &)> done)
{
    const QPointer guard(this);
    const auto dom = co_await m_engine.dom();
    if (!guard)
        co_return;
    QString markdown;
    if (dom) {
        const auto clean = co_await (*dom)->clean({html, {}});
        if (!guard)
            co_return;
        if (clean)
            markdown = clean->markdown;
    }
    done(markdown);
}

} // namespace Postil
