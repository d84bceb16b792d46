// SPDX-License-Identifier: MIT
#include "base/url.h"

namespace Postil {

std::optional<QUrl> typedUrl(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.isEmpty() || text.contains(u' ') || text.contains(u'\\'))
        return {};
    if (!text.contains(QLatin1String("://"))) {
        if (!text.contains(u'.'))
            return {};
        text.prepend(QLatin1String("https://"));
    }
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty()
        || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return {};
    return url;
}

} // namespace Postil
