// SPDX-License-Identifier: MIT
// Loads the web engine's module after the window's first paint, at an idle moment, and hands out what is
// in it. Loading holds the GUI thread for about half a second, so it keeps clear of the user's typing,
// unless somebody waits for the DOM worker already.
#pragma once

#include "base/result.h"
#include "dom/domworker.h"
#include "media/mediastore.h"
#include "preview/previewview.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <optional>

class QWidget;

namespace Postil {

class WebEngineModule;

class EngineHost : public QObject
{
    Q_OBJECT

public:
    explicit EngineHost(QObject *parent = nullptr);
    ~EngineHost() override;

    // Begins loading once the event loop has nothing better to do. Emits ready() or failed().
    void start();
    // The worker, as soon as there is one. It lives as long as this host.
    QCoro::Task<Result<DomWorker *>> dom();
    [[nodiscard]] std::unique_ptr<PreviewView> createPreview(QWidget *parent, MediaStore pictures);

Q_SIGNALS:
    void ready();
    void failed(const QString &sentence);
    void settled(); // ready or failed

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void loadWhenIdle();
    void load();

    QElapsedTimer m_sinceInput;
    bool m_started = false;
    bool m_wanted = false;
    WebEngineModule *m_module = nullptr;
    std::unique_ptr<DomWorker> m_dom;
    std::optional<Error> m_error;
};

} // namespace Postil
