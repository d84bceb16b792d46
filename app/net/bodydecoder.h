// SPDX-License-Identifier: MIT
// The body of an HTTP answer, unpacked as it comes (RFC 9110, 8.4.1: gzip, deflate; RFC 1950 and 1952). Qt
// would do this as well, but takes a stream that was cut short for a whole one.
#pragma once

#include <QByteArray>

#include <memory>

struct z_stream_s;

namespace Postil {

class BodyDecoder
{
public:
    enum class Outcome {
        Fine,
        Broken,   // not what it was said to be
        TooLarge, // unpacked it is more than `maximumBytes`: unpacking ended there
    };

    // `coding`: the value of Content-Encoding, in any case, or nothing. What is packed otherwise than we ask
    // for (br, zstd, several codings) is Broken from the first byte; a word that names no coding at all says
    // nothing.
    explicit BodyDecoder(const QByteArray &coding = {});
    ~BodyDecoder();

    // Appends to `body` what `bytes`, the next that came, say. After anything but Fine: not to be called
    // again.
    Outcome take(QByteArrayView bytes, QByteArray &body, qint64 maximumBytes);

    enum class End {
        Open,    // of a packed body its end is missing
        Reached, // a packed body said that it was whole, and was
        Unknown, // it is not packed, and says nothing
    };
    [[nodiscard]] End end() const;

private:
    struct CloseStream
    {
        void operator()(z_stream_s *stream) const;
    };
    std::unique_ptr<z_stream_s, CloseStream> m_stream; // none: passes through
    bool m_isUnknown = false;
    bool m_hasEnded = false;
};

} // namespace Postil
