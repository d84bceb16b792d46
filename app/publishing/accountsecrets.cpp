// SPDX-License-Identifier: MIT
#include "publishing/accountsecrets.h"

#include "publishing/account.h"
#include "publishing/catalogue.h"
#include "publishing/postpasswords.h"

namespace Postil {

using namespace Qt::StringLiterals;

QStringList secretKeysOf(const Account &account)
{
    QStringList names{u"token"_s, postPasswordsKey()};
    // Whatever any service asks for: the account may have been of another one before.
    const QList<PublishService> services = publishServices();
    for (const PublishService &service : services) {
        for (const ServiceField &field : service.fields) {
            if (field.kind == ServiceField::Kind::Secret && !names.contains(field.key))
                names.append(field.key);
        }
    }
    QStringList keys;
    for (const QString &name : std::as_const(names))
        keys.append(secretKey(account, name));
    return keys;
}

} // namespace Postil
