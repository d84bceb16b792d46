// SPDX-License-Identifier: MIT
// What main() makes and the window works with. All of it outlives the window.
#pragma once

#include "media/mediastore.h"

#include <QDateTime>
#include <QString>
#include <QUrl>

#include <functional>

namespace Postil {

class AccountStore;
class Fetcher;
class HttpClient;
class Library;
class OutletRegistry;
class Renderer;
class SecretStore;
class SettingsStore;
class SpellChecker;
class StyleCatalogue;
class ThemeFollower;

// Where to save a file: `chosen` is called with the path, or never.
using AskSavePath =
    std::function<void(const QString &suggestedPath, std::function<void(const QString &)> chosen)>;

struct Services
{
    Library *library = nullptr; // comes when the window starts; stays null where it could not be opened
    HttpClient *http = nullptr;
    Fetcher *fetcher = nullptr;
    Renderer *renderer = nullptr;
    StyleCatalogue *styles = nullptr;
    OutletRegistry *outlets = nullptr; // null: pages name their outlets themselves
    AccountStore *accounts = nullptr; // these two: null where nothing can be published
    SecretStore *secrets = nullptr;
    MediaStore media = MediaStore({}); // the pictures of posts
    SpellChecker *spelling = nullptr; // null: none is checked
    SettingsStore *settings = nullptr;
    ThemeFollower *theme = nullptr;
    std::function<QDateTime()> now = &QDateTime::currentDateTimeUtc; // tests set the clock
    std::function<void(const QUrl &)> openBrowser = {}; // the system's
    AskSavePath askSavePath = {}; // instead of the file dialog; tests answer for the user
};

} // namespace Postil
