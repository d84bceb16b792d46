// SPDX-License-Identifier: MIT
// Finds what is wrong with a template and where. KTextTemplate 6.13 says "line 0" for every error, and only
// notices a missing include when it renders, or an include of itself by overflowing the stack.
#pragma once

#include "base/result.h"

#include <functional>
#include <optional>

namespace KTextTemplate {
class Engine;
}

namespace Postil {

struct TemplateFile
{
    QString path; // empty: there is none
    QString text;
};

using FindTemplate = std::function<TemplateFile(const QString &name)>;

// Checks `name` and everything it includes; nothing where all is well.
[[nodiscard]] std::optional<Error> checkTemplate(const QString &name, const FindTemplate &find,
                                                 const KTextTemplate::Engine &engine);

} // namespace Postil
