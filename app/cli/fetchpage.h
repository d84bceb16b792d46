// SPDX-License-Identifier: MIT
// One input of `postil fetch`: found, read, extracted.
#pragma once

#include "article/article.h"
#include "source/page.h"

#include <QCoroTask>

class QIODevice;

namespace Postil {

class HttpClient;

// The page behind what the user named: a web address, a file, or standard input for "-". `baseUrl`, where it
// is not empty, becomes the page's address.
[[nodiscard]] QCoro::Task<Result<Page>> loadPage(QString named, QString baseUrl, HttpClient &http,
                                                 QIODevice &in);
[[nodiscard]] QCoro::Task<Result<Page>> loadFile(QString path, QString baseUrl);
[[nodiscard]] QCoro::Task<Result<Page>> loadUrl(QString address, QString baseUrl, HttpClient &http);

// The article as the fields of a batch line: title, byline, siteName, publishedTime, canonicalUrl, image,
// lang, articleBody, html, markdown.
[[nodiscard]] QJsonObject articleFields(const Article &article);

} // namespace Postil
