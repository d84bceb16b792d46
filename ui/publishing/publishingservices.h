// SPDX-License-Identifier: MIT
// What the dialogs of publishing work with. All of it outlives them.
#pragma once

#include "publishing/publisher.h"

namespace Postil {

class AccountStore;
class Library;
class StyleCatalogue;

struct PublishingServices
{
    AccountStore *accounts = nullptr;
    StyleCatalogue *styles = nullptr;
    PublishTools tools = {};
    Library *library = nullptr; // null where there is none
};

} // namespace Postil
