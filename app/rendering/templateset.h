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
    explicit TemplateSet(QStringList folders);
    ~TemplateSet();

    // ErrorKind::Template with a sentence that names file and line.
    [[nodiscard]] Result<QString> render(const QString &file, const QHash<QString, QVariant> &context) const;
    // The file that `name` stands for, or an empty string.
    [[nodiscard]] QString path(const QString &name) const;

private:
    class Loader;
    struct Private;
    std::unique_ptr<Private> d;
};

// HTML that is not to be escaped again, as a context holds it.
[[nodiscard]] QVariant safeHtml(const QString &html);

} // namespace Postil
