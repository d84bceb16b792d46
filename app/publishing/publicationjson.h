// SPDX-License-Identifier: MIT
// The JSON form of a Publication, version 1: as it waits in the outbox, and as it is kept with the receipt to
// compare with later. Documented by resources/schema/publication.schema.json. Everything is in it, so that
// what was queued is what is sent; no secret is, because a Publication has none.
#pragma once

#include "base/result.h"
#include "publishing/publication.h"

#include <QJsonObject>

namespace Postil {

[[nodiscard]] QJsonObject toJson(const Publication &publication);
// BadInput names the field that is missing or makes no sense.
[[nodiscard]] Result<Publication> publicationFromJson(const QJsonObject &json);

} // namespace Postil
