// SPDX-License-Identifier: MIT
// The one place where HTML from outside is parsed: an inert Chromium document, scripts off, every request
// blocked. This is its interface; Chromium stands behind it in a module of its own (dom/engine), loaded
// after the window's first paint.
#pragma once

#include "base/result.h"

#include <QCoroTask>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Postil {

// HTML as text (already decoded), and the address that its relative links are resolved against.
struct HtmlInput
{
    QString html;
    QUrl url;
};

// What a page says of itself and its main text. Everything is text from outside, cleaned of control
// characters; `html` is sanitised (DOMPurify: no script, style, SVG, MathML or form), links are absolute.
struct ExtractedPage
{
    QString title;
    QString byline;
    QString siteName;
    QString publishedTime; // ISO 8601 as far as the page gives it
    QString canonicalUrl;
    QString image;
    QString language;  // BCP 47, or empty
    QString direction; // "ltr", "rtl" or empty
    QString note;      // "live", "video", "photos", "paywall" or empty
    QString description;
    QString html;
    QString markdown; // CommonMark with tables and strikethrough
    QString text;     // block by block, blocks separated by an empty line
};

// A piece of HTML (a clipboard selection), sanitised, and the same as Markdown and text.
struct CleanFragment
{
    QString html;
    QString markdown;
    QString text;
};

struct HtmlLink
{
    QString href; // absolute
    QString text;
};

// One block of a document in reading order, for reading a post body back.
struct HtmlBlock
{
    QString tag;         // lower-case element name: p, h1…h6, blockquote, li, div, …
    QStringList classes; // its own and its ancestors' class names, innermost first
    QString cite;        // the cite attribute of the enclosing blockquote, absolute
    QString markdown;
    QString text;
    QList<HtmlLink> links;
};

// The limits, and what happens beyond them: ErrorKind::TooLarge with a sentence.
// Size 8 MiB; work on one page ends after five seconds (ErrorKind::Timeout).
class DomWorker
{
public:
    virtual ~DomWorker() = default;

    virtual QCoro::Task<Result<ExtractedPage>> extract(HtmlInput input) = 0;
    // All the text of a page, menus and all, as paragraphs, and its title: for a page that extract() gave up
    // on. Costs little whatever the page holds, and is refused for no limit but the time.
    virtual QCoro::Task<Result<ExtractedPage>> plainText(HtmlInput input) = 0;
    virtual QCoro::Task<Result<CleanFragment>> clean(HtmlInput input) = 0;
    virtual QCoro::Task<Result<QList<HtmlBlock>>> outline(HtmlInput input) = 0;
};

} // namespace Postil
