// SPDX-License-Identifier: MIT
// The ways browsers and office programs wrap HTML on the clipboard, and say where it was copied.
#pragma once

#include <QString>
#include <QUrl>

class QMimeData;

namespace Postil {

struct HtmlClip
{
    QString html;
    QUrl source;
};

// The fragment of `html`: between the marks of CF_HTML where it carries that header ("Version:0.9 …
// StartFragment:…", offsets are bytes of UTF-8 and often wrong) or the comments <!--StartFragment-->; else
// all.
[[nodiscard]] HtmlClip readHtmlClip(const QString &html);

// The page it was copied from, as Chromium and Firefox tell it; empty where none does. http and https only.
[[nodiscard]] QUrl sourceUrl(const QMimeData &data);

} // namespace Postil
