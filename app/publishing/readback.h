// SPDX-License-Identifier: MIT
// The other half of the proof of publish: the post is read back by the blog's own interface, drafts and posts
// that wait for their time included, and compared with what was sent, field by field.
//
// What a service does not keep, or has no word for, is not compared: its row in the catalogue says what it
// has. Of a site's file, front matter is the service's own matter; its text is compared, unless others
// wrote the page: then it is not in the house style (PostShape).
#pragma once

#include "publishing/catalogue.h"
#include "publishing/proof.h"
#include "publishing/publication.h"
#include "publishing/remotepost.h"

namespace Postil {

// `sent`: as it went out (see asSent() in publishing/sendentry.h). In the order of a post, its text last.
// Errors: those of DomWorker. The worker may go away while this is awaited.
[[nodiscard]] QCoro::Task<Result<QList<ProofFinding>>>
proveStored(Publication sent, RemotePost there, PublishService service, DomWorker &dom);

// The fields beside the text. Pure.
[[nodiscard]] QList<ProofFinding> compareFields(const Publication &sent, const RemotePost &there,
                                                const PublishFeatures &features);

} // namespace Postil
