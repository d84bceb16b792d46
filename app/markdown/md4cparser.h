// SPDX-License-Identifier: MIT
// md4c, in the dialect and within the limits of Postil. Text in and out is UTF-8.
#pragma once

#include <md4c.h>

#include <QByteArray>
#include <QByteArrayView>

namespace Postil::Markdown {

class Md4cHandler
{
public:
    virtual void enterBlock(MD_BLOCKTYPE type, void *detail) = 0;
    virtual void leaveBlock(MD_BLOCKTYPE type, void *detail) = 0;
    virtual void enterSpan(MD_SPANTYPE type, void *detail) = 0;
    virtual void leaveSpan(MD_SPANTYPE type, void *detail) = 0;
    virtual void text(MD_TEXTTYPE type, QByteArrayView text) = 0;

protected:
    ~Md4cHandler() = default;
};

enum class Parsed {
    Whole,
    TooMuch, // too long, or far more would come out than went in: what the handler got is not all
};

// Nesting by block markers ends at about 128 levels, deeper markers are dropped. The work is linear in the
// length of `utf8`, whatever it holds (measured in tests/markdown/tst_markdownhtml.cpp).
[[nodiscard]] Parsed parseMarkdown(const QByteArray &utf8, Md4cHandler &handler);

// The characters that an entity stands for; the entity itself where there is none of that name.
[[nodiscard]] QByteArray decodeEntity(QByteArrayView entity);
// An address or a title, entities decoded.
[[nodiscard]] QByteArray attributeText(const MD_ATTRIBUTE &attribute);

inline constexpr qsizetype MaximumLength = 5 * 1024 * 1024; // bytes

} // namespace Postil::Markdown
