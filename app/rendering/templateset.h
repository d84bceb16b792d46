// SPDX-License-Identifier: MIT
// The templates of one style folder, parsed once: what renders a context to HTML.
// A file is looked for in the folders in order; every error is told with its file and line.
#pragma once

#include "base/result.h"

#include <QHash>
#include <QStringList>
#include <QVariant>

#include <memory>

namespace Postil {

class TemplateSet
{
public:
    virtual ~TemplateSet() = default;

    // ErrorKind::Template with a sentence that names file and line.
    [[nodiscard]] virtual Result<QString> render(const QString &file,
                                                 const QHash<QString, QVariant> &context) const = 0;
};

[[nodiscard]] std::unique_ptr<TemplateSet> makeTemplateSet(QStringList folders);

// HTML that is not to be escaped again, as a context holds it.
[[nodiscard]] QVariant safeHtml(const QString &html);

} // namespace Postil
