// SPDX-License-Identifier: MIT
// Gives the preview the pictures of Postil's own store, by their names, and nothing else.
#pragma once

#include "media/mediastore.h"

#include <QWebEngineUrlSchemeHandler>

namespace Postil {

class PictureHandler : public QWebEngineUrlSchemeHandler
{
    Q_OBJECT

public:
    explicit PictureHandler(MediaStore store, QObject *parent = nullptr);

    void requestStarted(QWebEngineUrlRequestJob *job) override;

private:
    MediaStore m_store;
};

// The page with its pictures' addresses as this handler answers them.
[[nodiscard]] QString withPreviewPictures(QString html);

} // namespace Postil
