// SPDX-License-Identifier: MIT
#include "source/mimepart.h"

#include <algorithm>

namespace Postil {

namespace {

constexpr qsizetype longestMimeHeader = 64 * 1024;
constexpr qsizetype mostMimeParts = 10'000;

// A line at `from`, without its end; `next` is where the following one begins.
struct MimeLine
{
    QByteArrayView text;
    qsizetype next = 0;
};

MimeLine lineAt(QByteArrayView bytes, qsizetype from)
{
    const qsizetype end = bytes.indexOf('\n', from);
    if (end < 0)
        return {bytes.sliced(from), bytes.size()};
    const qsizetype length = end > from && bytes.at(end - 1) == '\r' ? end - from - 1 : end - from;
    return {bytes.sliced(from, length), end + 1};
}

bool isFieldName(QByteArrayView name)
{
    return !name.isEmpty()
           && std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7f' && c != ':'; });
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// RFC 2045, 6.7. What is not an escape stays as it is, as every mail program does it.
QByteArray fromQuotedPrintable(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const MimeLine line = lineAt(text, at);
        QByteArrayView rest = line.text;
        while (!rest.isEmpty() && (rest.back() == ' ' || rest.back() == '\t'))
            rest.chop(1);
        const bool soft = rest.endsWith('=');
        if (soft)
            rest.chop(1);
        for (qsizetype i = 0; i < rest.size(); ++i) {
            const int high = rest[i] == '=' && i + 2 < rest.size() ? hexDigit(rest[i + 1]) : -1;
            const int low = high >= 0 ? hexDigit(rest[i + 2]) : -1;
            if (low >= 0) {
                bytes += char(high * 16 + low);
                i += 2;
            } else {
                bytes += rest[i];
            }
        }
        if (!soft && line.next > at + line.text.size())
            bytes += '\n';
        at = line.next;
    }
    return bytes;
}

} // namespace

QByteArray MimePart::type() const
{
    const QByteArray field = fields.value("content-type", "text/plain");
    return field.left(field.indexOf(';') < 0 ? field.size() : field.indexOf(';')).trimmed().toLower();
}

QByteArray MimePart::parameter(QByteArrayView name) const
{
    const QByteArray field = fields.value("content-type");
    // "; name=value; name="a \"quoted\"; value"": a semicolon between quotation marks parts nothing.
    for (qsizetype at = field.indexOf(';'); at >= 0 && at < field.size();) {
        const qsizetype equals = field.indexOf('=', at);
        if (equals < 0)
            break;
        const QByteArray found = field.sliced(at + 1, equals - at - 1).trimmed().toLower();
        QByteArray value;
        qsizetype i = equals + 1;
        while (i < field.size() && (field.at(i) == ' ' || field.at(i) == '\t'))
            ++i;
        if (i < field.size() && field.at(i) == '"') {
            for (++i; i < field.size() && field.at(i) != '"'; ++i) {
                if (field.at(i) == '\\' && i + 1 < field.size())
                    ++i;
                value += field.at(i);
            }
            at = field.indexOf(';', i);
        } else {
            at = field.indexOf(';', i);
            value = field.sliced(i, (at < 0 ? field.size() : at) - i).trimmed();
        }
        if (found == name)
            return value;
    }
    return {};
}

std::optional<QByteArray> MimePart::decoded() const
{
    const QByteArray encoding = fields.value("content-transfer-encoding", "7bit").trimmed().toLower();
    if (encoding == "quoted-printable")
        return fromQuotedPrintable(body);
    if (encoding == "base64")
        return QByteArray::fromBase64(body.toByteArray());
    if (encoding == "7bit" || encoding == "8bit" || encoding == "binary" || encoding.isEmpty())
        return body.toByteArray();
    return {};
}

MimePart readMimePart(QByteArrayView bytes)
{
    MimePart part;
    QByteArray name;
    qsizetype at = 0;
    while (at < bytes.size() && at < longestMimeHeader) {
        const MimeLine line = lineAt(bytes.first(std::min(bytes.size(), longestMimeHeader * 2)), at);
        at = line.next;
        if (line.text.isEmpty()) {
            part.body = bytes.sliced(at);
            return part;
        }
        const qsizetype colon = line.text.indexOf(':');
        if ((line.text.front() == ' ' || line.text.front() == '\t') && !name.isEmpty()) {
            part.fields[name] += ' ' + line.text.trimmed().toByteArray();
        } else if (colon > 0 && isFieldName(line.text.first(colon))) {
            name = line.text.first(colon).toByteArray().toLower();
            if (!part.fields.contains(name))
                part.fields.insert(name, line.text.sliced(colon + 1).trimmed().toByteArray());
            else
                name = "x-repeated"; // and its folded lines with it
        } else {
            break;
        }
    }
    return MimePart{{}, bytes};
}

QList<MimePart> partsOf(QByteArrayView body, const QByteArray &boundary)
{
    QList<MimePart> parts;
    const QByteArray mark = "--" + boundary;
    qsizetype begin = -1; // of the part that is being read
    for (qsizetype at = 0; at < body.size() && parts.size() < mostMimeParts;) {
        const qsizetype start = at;
        const MimeLine line = lineAt(body, start);
        at = line.next;
        if (!line.text.startsWith(mark))
            continue;
        // Nothing stands behind a boundary but "--" at the end of all.
        const QByteArrayView tail = line.text.sliced(mark.size()).trimmed();
        if (!tail.isEmpty() && !tail.startsWith("--"))
            continue;
        if (begin >= 0) {
            QByteArrayView text = body.sliced(begin, start - begin);
            // The line break before a boundary belongs to it.
            if (text.endsWith('\n'))
                text.chop(1);
            if (text.endsWith('\r'))
                text.chop(1);
            parts += readMimePart(text);
        }
        if (!tail.isEmpty())
            return parts;
        begin = at;
    }
    if (begin >= 0 && parts.size() < mostMimeParts) {
        parts += readMimePart(body.sliced(begin));
        parts.last().isWhole = false;
    }
    return parts;
}

} // namespace Postil
