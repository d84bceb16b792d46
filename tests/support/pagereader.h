// SPDX-License-Identifier: MIT
// Reads pages of a test's own making without Chromium: <title>, and what stands between the tags.
#pragma once

#include "coverage/pagereader.h"

#include <QRegularExpression>

namespace Postil::Test {

inline QCoro::Task<Result<Article>> readTestPage(Page page)
{
    using namespace Qt::StringLiterals;
    QString html = QString::fromUtf8(page.bytes);
    const auto field = [&html](const QString &pattern) {
        return QRegularExpression(pattern).match(html).captured(1);
    };
    Article article;
    article.headline = field(u"<title>(.*?)</title>"_s);
    article.byline = field(u"name=author content=\"(.*?)\""_s);
    article.outlet = field(u"og:site_name content=\"(.*?)\""_s);
    article.url = field(u"rel=canonical href=\"(.*?)\""_s);
    if (article.url.isEmpty())
        article.url = page.url.toString(QUrl::RemoveFragment);
    html.remove(QRegularExpression(u"<title>.*?</title>"_s))
        .replace(QRegularExpression(u"<[^>]*>"_s), u" "_s);
    article.text = html.simplified();
    if (article.headline.isEmpty() && article.text.isEmpty())
        co_return failure(ErrorKind::BadInput, u"No text was found in the page."_s);
    co_return article;
}

} // namespace Postil::Test
