// SPDX-License-Identifier: MIT
#include "net/bodydecoder.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace Postil {

namespace {

// 32: gzip or zlib, whichever the first bytes say; 15: any window.
constexpr int anyWindow = 15 + 32;

bool isZlib(const QByteArray &coding)
{
    return coding == "gzip" || coding == "x-gzip" || coding == "deflate";
}

// What we never ask for.
bool isPackedOtherwise(const QByteArray &coding)
{
    return coding == "br" || coding == "zstd" || coding == "compress" || coding == "x-compress"
           || coding == "dcb" || coding == "dcz" || coding.contains(',');
}

// A body may be several packed ones, one behind the other; other bytes behind the end are nothing, as in
// browsers.
bool beginsMember(const z_stream &stream)
{
    return stream.avail_in >= 2 && stream.next_in[0] == 0x1f && stream.next_in[1] == 0x8b;
}

} // namespace

void BodyDecoder::CloseStream::operator()(z_stream_s *stream) const
{
    inflateEnd(stream);
    delete stream;
}

BodyDecoder::BodyDecoder(const QByteArray &coding)
{
    const QByteArray name = coding.trimmed().toLower();
    m_isUnknown = isPackedOtherwise(name);
    if (!isZlib(name))
        return;
    m_stream.reset(new z_stream());
    m_isUnknown = inflateInit2(m_stream.get(), anyWindow) != Z_OK;
}

BodyDecoder::~BodyDecoder() = default;

BodyDecoder::Outcome BodyDecoder::take(QByteArrayView bytes, QByteArray &body, qint64 maximumBytes)
{
    if (m_isUnknown)
        return bytes.isEmpty() ? Outcome::Fine : Outcome::Broken;
    if (!m_stream) {
        body += bytes;
        return body.size() > maximumBytes ? Outcome::TooLarge : Outcome::Fine;
    }
    z_stream &stream = *m_stream;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    std::array<char, 32 * 1024> piece;
    for (;;) {
        if (m_hasEnded && (!beginsMember(stream) || inflateReset(&stream) != Z_OK))
            return Outcome::Fine;
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = uInt(piece.size());
        const int result = inflate(&stream, Z_NO_FLUSH);
        body.append(piece.data(), qsizetype(piece.size() - stream.avail_out));
        if (body.size() > maximumBytes)
            return Outcome::TooLarge;
        m_hasEnded = result == Z_STREAM_END;
        if (result == Z_BUF_ERROR || (result == Z_OK && stream.avail_in == 0 && stream.avail_out > 0))
            return Outcome::Fine; // the rest is to come
        if (result != Z_OK && result != Z_STREAM_END)
            return Outcome::Broken;
    }
}

BodyDecoder::End BodyDecoder::end() const
{
    if (!m_stream)
        return End::Unknown;
    return m_hasEnded ? End::Reached : End::Open;
}

} // namespace Postil
