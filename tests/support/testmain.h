// SPDX-License-Identifier: MIT
// main() of a test: like QTEST_MAIN.
#pragma once

#include <QApplication>
#include <QStandardPaths>
#include <QtTest>

#define POSTIL_TEST_MAIN(TestObject)                                                                         \
    int main(int argc, char *argv[])                                                                         \
    {                                                                                                        \
        QStandardPaths::setTestModeEnabled(true);                                                            \
        QApplication application(argc, argv);                                                                \
        QApplication::setApplicationName(QStringLiteral("postil-test"));                                     \
        TestObject test;                                                                                     \
        return QTest::qExec(&test, argc, argv);                                                              \
    }
