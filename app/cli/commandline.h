// SPDX-License-Identifier: MIT
// The command line of postil: what was asked for, and the verbs that need no window.
#pragma once

#include "base/result.h"
#include "dom/domworker.h"
#include "media/mediastore.h"

#include <QCoroTask>
#include <QStringList>

#include <functional>
#include <memory>

namespace Postil {

class HttpClient;
class SecretStore;
class SpellChecker;

// What main() hands to the verbs. A service is made when a verb first needs it.
struct CliServices
{
    std::function<Result<std::unique_ptr<DomWorker>>()> dom;
    std::function<std::unique_ptr<HttpClient>()> http;
    std::function<std::shared_ptr<SecretStore>()> secrets;
    std::function<std::shared_ptr<SpellChecker>()> spelling;
    QString accounts;      // file, see AccountStore
    QString library;       // file, see Library
    MediaStore media = MediaStore({}); // the pictures of posts
    QString userOutlets;   // file, see OutletRegistry
    QString userStyles;    // folder, see StyleCatalogue
    QString userTemplates; // folder, see Renderer
};

// `arguments`: without the program's name. Can be asked before there is an application object, which is how
// main() knows which one to make.
class CommandLine
{
public:
    explicit CommandLine(QStringList arguments);

    [[nodiscard]] bool needsWindow() const;    // no verb: the window opens
    [[nodiscard]] bool needsWebEngine() const; // a QApplication, offscreen; the others do with a QCoreApplication
    [[nodiscard]] QString input() const;       // what the window is to open: a FILE or URL, or nothing

    // The exit code: 0; 1 and a sentence on standard error; 2 for wrong usage.
    [[nodiscard]] QCoro::Task<int> run(CliServices services) const;

private:
    QStringList m_arguments;
};

} // namespace Postil
