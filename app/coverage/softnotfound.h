// SPDX-License-Identifier: MIT
// Signs that a page which answers "200 OK" stands where the one that was asked for used to be.
#pragma once

#include <QString>

class QUrl;

namespace Postil {

// What stands behind the first <title>, as text; empty where there is none. Good to compare with and to look
// for words in, no more: a page is parsed nowhere but in dom.
[[nodiscard]] QString titleIn(const QString &html);

// "404", "Page not found – Site" and the like, in the languages of the larger part of the web's news.
[[nodiscard]] bool saysNotFound(const QString &title);

// A redirect of a story's address to the front page, or to a section that the story stood in.
[[nodiscard]] bool leavesTheStory(const QUrl &asked, const QUrl &reached);

// A log-in, a consent wall or a test for robots: what lies behind cannot be told.
[[nodiscard]] bool isGate(const QUrl &asked, const QUrl &reached, const QString &title);

// Whether a title is the headline's: a third of its words, or of its pairs of letters where no spaces part
// words.
[[nodiscard]] bool isAbout(const QString &title, const QString &headline);

} // namespace Postil
