// SPDX-License-Identifier: MIT
// A browser profile for HTML that nobody trusts: leaves nothing on disk, runs no script of a page, blocks
// every request, refuses downloads. Each has renderer processes of its own.
#pragma once

#include <QWebEngineProfile>

class QWebEngineUrlSchemeHandler;

namespace Postil {

class RequestBlocker;

// Pictures from this computer. The scheme leads to no other program, and no page can be loaded from it.
inline constexpr char PictureScheme[] = "postil-media";
// Once, before the first profile.
void registerPictureScheme();

class LockedProfile : public QWebEngineProfile
{
    Q_OBJECT

public:
    explicit LockedProfile(QObject *parent = nullptr);

    // Images, and nothing but images, may be of the scheme PictureScheme, which `handler` answers.
    void allowPictures(QWebEngineUrlSchemeHandler *handler);

private:
    RequestBlocker *m_blocker;
};

} // namespace Postil
