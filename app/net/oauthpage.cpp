// SPDX-License-Identifier: MIT
#include "net/oauthpage.h"

using namespace Qt::StringLiterals;

namespace Postil {

QByteArray oauthPage(int status, const QString &sentence)
{
    const QByteArray body =
        u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Postil</title></head>"
        "<body><p>%1</p></body></html>\n"_s.arg(sentence.toHtmlEscaped())
            .toUtf8();
    return "HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK" : " Refused")
           + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
           + QByteArray::number(body.size())
           + "\r\nCache-Control: no-store"
             "\r\nContent-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; "
             "frame-ancestors 'none'"
             "\r\nReferrer-Policy: no-referrer"
             "\r\nX-Content-Type-Options: nosniff"
             "\r\nConnection: close\r\n\r\n"
           + body;
}

} // namespace Postil
