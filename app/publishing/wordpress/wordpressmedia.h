// SPDX-License-Identifier: MIT
// Pictures of a blog.
#pragma once

#include "publishing/remotepost.h"
#include "publishing/wordpress/wordpressapi.h"

#include <QHash>

namespace Postil {

class WordPressMedia
{
public:
    explicit WordPressMedia(WordPressApi *api) : m_api(api) {}

    // In one request, with its alternative text. TooLarge, Refused (a kind of file that the blog does not
    // take).
    [[nodiscard]] QCoro::Task<Result<UploadedMedia>> upload(MediaFile file);
    // By its name, to which WordPress adds a number or "-scaled".
    [[nodiscard]] QCoro::Task<Result<std::optional<UploadedMedia>>> lookFor(MediaFile file);
    // The number of the picture at this address; 0 where it is none of this blog's.
    [[nodiscard]] QCoro::Task<Result<qint64>> find(QString url);

private:
    WordPressApi *m_api;
    QHash<QString, qint64> m_known;
};

} // namespace Postil
