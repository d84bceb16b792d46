// SPDX-License-Identifier: MIT
// The DomWorker that Chromium stands behind.
#pragma once

#include "dom/domworker.h"

#include <QPointer>

#include <memory>

class QJsonObject;

namespace Postil {

class ScriptQueue;

class DomEngine : public DomWorker
{
public:
    DomEngine();
    ~DomEngine() override;

    QCoro::Task<Result<ExtractedPage>> extract(HtmlInput input) override;
    QCoro::Task<Result<ExtractedPage>> plainText(HtmlInput input) override;
    QCoro::Task<Result<CleanFragment>> clean(HtmlInput input) override;
    QCoro::Task<Result<QList<HtmlBlock>>> outline(HtmlInput input) override;

private:
    static QCoro::Task<Result<QJsonObject>> call(QPointer<ScriptQueue> queue, QString function,
                                                 HtmlInput input);

    std::unique_ptr<ScriptQueue> m_queue;
};

} // namespace Postil
