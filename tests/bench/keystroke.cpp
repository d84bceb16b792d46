// SPDX-License-Identifier: MIT
// keystroke [KEYS]: milliseconds from a character typed into the middle of the commentary to the patched DOM
// of the preview (render the post as a page, send the change, patch), in posts of 1,000 and 20,000 words.
// Prints JSON: median and 95th percentile over KEYS characters (default 200), the renderer's share beside it.
#include "post/stylecatalogue.h"
#include "preview/previewview.h"
#include "rendering/renderer.h"
#include "support/webengine.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

constexpr int wordsInParagraph = 80;

Post postOf(int words)
{
    QStringList paragraphs;
    for (int i = 0; i < words / wordsInParagraph; ++i)
        paragraphs.append(
            u"The council said on **Monday** that the [report](https://example.com/%1) has made up its mind. "_s
                .arg(i)
            + u"tension and relief, "_s.repeated((wordsInParagraph - 14) / 3) + u"no more."_s);
    Post post;
    post.title = u"A post to type into"_s;
    post.source = {u"https://example.com/a"_s, u"A headline"_s, u"DW"_s, {}, {}};
    post.excerpts = {{u"A quoted passage."_s, post.source.url, {}}};
    post.commentary = paragraphs.join(u"\n\n"_s);
    return post;
}

double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values.empty() ? 0
                          : values[std::min(values.size() - 1, std::size_t(double(values.size()) * share))];
}

QJsonObject measure(PreviewView &preview, const Renderer &renderer, const HouseStyle &style, int words,
                    int keys)
{
    Post post = postOf(words);
    int patches = 0;
    preview.patched = [&patches] { ++patches; };
    const auto patched = [&patches](int wanted) {
        return QTest::qWaitFor([&] { return patches >= wanted; }, 60000);
    };
    preview.show(renderer.render(post, style, Form::HtmlPage).content);
    if (!patched(1))
        qFatal("the preview does not answer");
    std::vector<double> whole, rendering;
    const qsizetype middle = post.commentary.indexOf("relief"_L1, post.commentary.size() / 2);
    for (int key = 0; key < keys; ++key) {
        QElapsedTimer timer;
        timer.start();
        post.commentary.insert(middle + key, QChar(u'a' + key % 26));
        const QString html = renderer.render(post, style, Form::HtmlPage).content;
        rendering.push_back(double(timer.nsecsElapsed()) / 1e6);
        preview.patched = [&] {
            whole.push_back(double(timer.nsecsElapsed()) / 1e6);
            ++patches;
        };
        preview.show(html);
        if (!patched(key + 2))
            qFatal("the preview does not answer");
    }
    return {{"words", words},
            {"keys", keys},
            {"p50_ms", percentile(whole, 0.5)},
            {"p95_ms", percentile(whole, 0.95)},
            {"render_p50_ms", percentile(rendering, 0.5)}};
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const int keys = std::max(200, QString::fromLocal8Bit(argc > 1 ? argv[1] : "").toInt());
    const Renderer renderer{QString()};
    const HouseStyle style = StyleCatalogue(QString()).styles().first();
    QWidget window;
    const auto preview = Test::webEngine().createPreview(&window, MediaStore({}));
    window.resize(700, 900);
    preview->widget()->resize(window.size());
    window.show();
    QJsonArray sizes;
    for (const int words : {1000, 20000})
        sizes.append(measure(*preview, renderer, style, words, keys));
    const QJsonObject result{{"bench", "keystroke"}, {"sizes", sizes}};
    std::fputs(QJsonDocument(result).toJson().constData(), stdout);
    return 0;
}
