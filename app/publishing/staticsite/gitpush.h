// SPDX-License-Identifier: MIT
// The branch is pushed, with the commits of the user's own that were not yet, and never by force.
#pragma once

#include "publishing/staticsite/gitsite.h"

namespace Postil {

enum class Pushed {
    Sent,
    NothingNew, // the remote had it all
};
enum class PushMode {
    Real,
    Trial, // asks whether it would be taken
};
// Conflict: the remote has what this repository has not; nothing is changed there. Refused: the remote does
// not want it; SignIn; Network.
[[nodiscard]] QCoro::Task<Result<Pushed>> pushBranch(GitSite site, PushMode mode);

} // namespace Postil
