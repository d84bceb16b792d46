// SPDX-License-Identifier: MIT
// Gets articles in: an address, something pasted or dropped, a file. One at a time: a newer one stops the
// older. A file that holds a post is read as a post.
#pragma once

#include "article/article.h"
#include "dom/domworker.h"
#include "importing/importer.h"
#include "net/httpclient.h"
#include "source/page.h"

#include <QObject>

#include <functional>
#include <optional>
#include <stop_token>

class QMimeData;
class QWidget;

namespace Postil {

class EngineHost;
struct Services;

class Capture : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this. `window`: the parent of its dialogs.
    Capture(const Services &services, EngineHost &engine, QWidget *window);

    void openAddress(const QString &typed);
    void open(const QUrl &url, AddressTrust trust);
    void openContent(const QMimeData &mime);
    void openFile(const QString &path); // an article, or a post that Postil wrote
    void chooseArticle();               // asks for the file
    void choosePost();                  // whatever is in it is read as a post
    void cancel();
    // What failed() offered: all the text of the page that could not be read.
    void takePlainText();
    // For pasting into the editors: `done` gets the Markdown, or an empty text where that failed.
    QCoro::Task<void> htmlToMarkdown(QString html, std::function<void(const QString &)> done);

Q_SIGNALS:
    void started(const QString &what); // "Fetching dw.com…"
    void progress(qint64 received, qint64 total);
    void captured(const Postil::Article &article);
    void capturedLittle(); // after captured(): the page seems to show its text only in a browser
    void capturedAll();    // after captured(): all the text of the page, not just its article
    void postRead(const Postil::ImportedPost &imported);
    // `address`: to try again; may be empty.
    void failed(const Postil::Error &error, const QString &address);
    void plainTextOffered(); // after failed(): takePlainText() may do

private:
    enum class FileUse { Guess, Post };

    // A page that is here, but could not be read.
    struct Unread
    {
        Page page;
        QString address;
    };

    QCoro::Task<void> fetch(QUrl url, AddressTrust trust);
    QCoro::Task<void> extract(Page page, QString address, std::stop_token stop);
    QCoro::Task<void> extractPlainText(Unread unread, std::stop_token stop);
    QCoro::Task<void> readArticleOrPost(QString path, FileUse use);
    void choose(const QString &title, const QString &filter, FileUse use);
    std::stop_token begin(const QString &what);

    const Services &m_services;
    EngineHost &m_engine;
    QWidget *m_window;
    std::stop_source m_stop{std::nostopstate};
    std::optional<Unread> m_unread; // until the next one begins
};

} // namespace Postil
