// SPDX-License-Identifier: MIT
// Hostile HTML: our own cases (tests/corpus/xss) and, where they lie beside the checkout, the shared ones.
#pragma once

#include <QList>
#include <QString>

namespace Postil::Test {

struct XssCase
{
    QString id;
    QString html;
    bool runsRaw = false; // a script in it runs in a browser that nobody locked
};

// `listener`: "127.0.0.1:port" to which our own cases send their requests. What fires sets data-fired on the
// root element, or calls alert() and its kin.
[[nodiscard]] QList<XssCase> xssCases(const QString &listener);

} // namespace Postil::Test
