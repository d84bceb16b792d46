// SPDX-License-Identifier: MIT
// A request's body that can be read once and never again, so that Qt cannot send the request a second time by
// itself when the connection breaks.
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace Postil {

class OneShotBody final : public QIODevice
{
public:
    explicit OneShotBody(QByteArray bytes) : m_bytes(std::move(bytes)) { open(QIODevice::ReadOnly); }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_read + QIODevice::bytesAvailable();
    }
    [[nodiscard]] bool atEnd() const override { return m_read == m_bytes.size() && QIODevice::atEnd(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 count = std::min(maximum, m_bytes.size() - m_read);
        if (count == 0)
            return m_read == m_bytes.size() ? -1 : 0;
        std::copy_n(m_bytes.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace Postil
