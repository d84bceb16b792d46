// SPDX-License-Identifier: MIT
#include "publishing/xmlrpc/xmlrpcfault.h"

#include "publishing/apianswer.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct XmlRpcFaultText
{
    Q_DECLARE_TR_FUNCTIONS(XmlRpcFault)
};

bool saysOf(const XmlRpcFault &fault, const QString &words)
{
    return QRegularExpression(words, QRegularExpression::CaseInsensitiveOption).match(fault.text).hasMatch();
}

ErrorKind kindOfFault(const XmlRpcFault &fault)
{
    switch (fault.code) {
    case 403:
        return ErrorKind::SignIn;
    case 404:
        return ErrorKind::NotFound;
    case 409:
        return ErrorKind::Conflict;
    case 401:
    case 405:
    case 500:
        return ErrorKind::Refused;
    default:
        break;
    }
    if (saysOf(fault, u"\\b(password|log-?in|user ?name|authenticat\\w*)\\b"_s))
        return ErrorKind::SignIn;
    if (saysOf(fault,
               u"\\b(no such|not found|invalid (post|entry)|unknown (post|entry)|does ?n.t exist)\\b"_s))
        return ErrorKind::NotFound;
    return ErrorKind::Refused;
}

QString sentenceOfFault(const XmlRpcFault &fault, ErrorKind kind, const QString &host)
{
    switch (kind) {
    case ErrorKind::SignIn:
        return XmlRpcFaultText::tr(
                   "%1 does not accept the account's user name or password. Check them in the "
                   "account's settings.")
            .arg(host);
    case ErrorKind::NotFound:
        return XmlRpcFaultText::tr("%1 has no such post. It may have been removed there.").arg(host);
    case ErrorKind::Conflict:
        return XmlRpcFaultText::tr("On %1 the post was changed meanwhile, and was left as it is.").arg(host);
    default:
        break;
    }
    if (fault.code == 401)
        return XmlRpcFaultText::tr("%1 knows the account, but does not allow it to do this. Ask the blog's "
                                   "administrator for the right to publish.")
            .arg(host);
    if (fault.code == 405)
        return XmlRpcFaultText::tr(
                   "%1 has its XML-RPC interface turned off. Turn it on in the blog's settings, or "
                   "set up the account as another kind of blog.")
            .arg(host);
    if (isUnknownMethod(fault))
        return XmlRpcFaultText::tr("%1 does not know how to do this. Do it in the blog's own pages.")
            .arg(host);
    return XmlRpcFaultText::tr("%1 did not accept this (fault %2).").arg(host).arg(fault.code);
}

} // namespace

bool isUnknownMethod(const XmlRpcFault &fault)
{
    return fault.code == -32601
           || saysOf(fault,
                     u"(method .*(not|n.t) (exist|found|defined|supported)|(unknown|no such) method)"_s);
}

Error errorOfFault(const XmlRpcFault &fault, const QString &host)
{
    const ErrorKind kind = isUnknownMethod(fault) ? ErrorKind::Refused : kindOfFault(fault);
    QString sentence = sentenceOfFault(fault, kind, host);
    if (const QString said = saidPlainly(fault.text); !said.isEmpty())
        sentence = XmlRpcFaultText::tr("%1 It says: “%2”").arg(sentence, said);
    return {kind, sentence};
}

} // namespace Postil
