// SPDX-License-Identifier: MIT
// Checks of a Result that say why it failed.
#pragma once

#include <QtTest>

// Like QVERIFY, and prints the error's sentence.
#define POSTIL_VERIFY_OK(expression)                                                                         \
    do {                                                                                                     \
        const auto outcome = (expression);                                                                   \
        QVERIFY2(outcome.has_value(), qPrintable(outcome ? QString() : outcome.error().message));            \
    } while (false)
