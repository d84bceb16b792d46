// SPDX-License-Identifier: MIT
// What main() makes and the window works with. All of it outlives the window.
#pragma once

#include <QDateTime>

#include <functional>

namespace Postil {

class Fetcher;
class Library;
class Renderer;
class SettingsStore;
class StyleCatalogue;
class ThemeFollower;

struct Services
{
    Library *library = nullptr; // null where it could not be opened: then nothing is saved, and the window says so
    Fetcher *fetcher = nullptr;
    Renderer *renderer = nullptr;
    StyleCatalogue *styles = nullptr;
    SettingsStore *settings = nullptr;
    ThemeFollower *theme = nullptr;
    std::function<QDateTime()> now = &QDateTime::currentDateTimeUtc; // tests set the clock
};

} // namespace Postil
