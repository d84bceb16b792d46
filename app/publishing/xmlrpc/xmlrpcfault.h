// SPDX-License-Identifier: MIT
// A blog's fault as one of our errors. Codes follow WordPress (HTTP's numbers) and the registry of
// xmlrpc-epi (-32xxx); the rest number their faults as they like, so their words are looked at too.
#pragma once

#include "publishing/xmlrpc/xmlrpcmessage.h"

namespace Postil {

// 403 and words about a login: SignIn. 404 and words about a missing post: NotFound. 409: Conflict. All
// others: Refused.
[[nodiscard]] Error errorOfFault(const XmlRpcFault &fault, const QString &host);

// Whether the blog does not know the method that was called.
[[nodiscard]] bool isUnknownMethod(const XmlRpcFault &fault);

} // namespace Postil
