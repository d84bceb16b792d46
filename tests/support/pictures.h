// SPDX-License-Identifier: MIT
// Pictures as cameras and programs write them, made here.
#pragma once

#include <QByteArray>
#include <QSize>

namespace Postil::Test {

// What stands in the pictures below and must stand nowhere else: in their EXIF, XMP and comments.
inline constexpr char PlaceWord[] = "52.5163N-13.3777E";

// Left half red, right half blue. `orientation`: EXIF's, 1 to 8; the file has EXIF with GPS, XMP, IPTC and a
// comment, and a second picture behind its end, as phones write.
[[nodiscard]] QByteArray cameraJpeg(QSize size, int orientation = 1);
// With an eXIf and a tEXt chunk.
[[nodiscard]] QByteArray screenshotPng(QSize size);
[[nodiscard]] QByteArray cameraWebP(QSize size); // with EXIF and XMP
// Its head promises 60,000 pixels each way.
[[nodiscard]] QByteArray bombPng();
// Two frames of 2x2 that repeat, with a comment and XMP.
[[nodiscard]] QByteArray animatedGif();

} // namespace Postil::Test
