// SPDX-License-Identifier: MIT
// What the user has set, as plain values with their defaults. Kept by SettingsStore.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Postil {

enum class ShadeSetting { System, Light, Dark };

struct WindowSettings
{
    QByteArray geometry;      // QWidget::saveGeometry(); empty: a first start
    QList<int> splitterSizes; // pixels, left to right; empty: the window's own choice
    ShadeSetting shade = ShadeSetting::System;
    double zoom = 1.0; // of the text in every pane, 0.5 to 3

    bool operator==(const WindowSettings &) const = default;
};

struct CaptureSettings
{
    bool offersClipboard = true; // a new address on the clipboard, when the window comes to the front

    bool operator==(const CaptureSettings &) const = default;
};

struct ComposeSettings
{
    QString defaultStyle; // id of a house style; empty: the first one

    bool operator==(const ComposeSettings &) const = default;
};

enum class ExportForm { HtmlFragment, HtmlPage, Markdown, Text };

struct ExportSettings
{
    QString folder; // where the export dialog opens; empty: the user's documents
    ExportForm form = ExportForm::HtmlFragment;

    bool operator==(const ExportSettings &) const = default;
};

struct PublishSettings
{
    QString account; // id of the one that was published to last; empty: none yet

    bool operator==(const PublishSettings &) const = default;
};

struct Settings
{
    WindowSettings window;
    CaptureSettings capture;
    ComposeSettings compose;
    ExportSettings exporting;
    PublishSettings publishing;

    bool operator==(const Settings &) const = default;
};

} // namespace Postil
