// SPDX-License-Identifier: MIT
// Benchmark: posts a second from the library's JSON form to each rendering, in one process, with a post of
// the model's size; and the milliseconds that a 20,000-word post takes to its page. Prints JSON.
//   render [SECONDS]   how long each form is measured (default 2)
#include "post/postjson.h"
#include "post/stylecatalogue.h"
#include "rendering/renderer.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

QString words(int count, int seed)
{
    static const QStringList vocabulary{
        u"harbour"_s, u"council"_s, u"report"_s, u"the"_s,  u"of"_s,    u"reaction,"_s,
        u"which"_s,   u"tension"_s, u"“plan”"_s, u"has"_s,  u"made"_s,  u"determined."_s,
        u"it's"_s,    u"and"_s,     u"Monday"_s, u"said"_s, u"relief"_s};
    QStringList chosen;
    for (int i = 0; i < count; ++i)
        chosen.append(vocabulary.at((i * 7 + seed * 13 + i / 5) % vocabulary.size()));
    return chosen.join(u' ');
}

// The model post's parts: three excerpt paragraphs of 130 words, 80 words of commentary, five links.
Post typicalPost(int seed)
{
    Post post;
    post.title = words(11, seed);
    post.source = {u"https://www.example.com/coast/harbour-cities-%1?ref=home&id=7"_s.arg(seed),
                   words(9, seed + 1),
                   u"DW"_s,
                   {},
                   {}};
    post.excerpts = {{words(35, seed) + u"\n\n"_s + words(31, seed + 2) + u"\n\n"_s + words(64, seed + 3),
                      post.source.url,
                      {}}};
    post.commentary = words(80, seed + 4);
    CoverageGroup group{words(9, seed + 5), {}};
    for (int i = 0; i < 5; ++i)
        group.links.append({words(9, seed + i), u"https://news.example.org/%1/%2"_s.arg(seed).arg(i),
                            i == 4 ? words(2, i) : QString(), u"AP"_s, i == 3 ? u"Video"_s : QString()});
    post.coverage = {group};
    post.style = u"news-digest"_s;
    return post;
}

Post longPost()
{
    Post post = typicalPost(1);
    QStringList paragraphs;
    for (int i = 0; i < 250; ++i)
        paragraphs.append(words(80, i));
    post.commentary = paragraphs.join(u"\n\n"_s);
    return post;
}

// Posts a second, from bytes to text.
double measure(const Renderer &renderer, const HouseStyle &style, const QList<QByteArray> &posts, Form form,
               qint64 ms)
{
    qsizetype letters = 0;
    qint64 count = 0;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < ms) {
        const auto post = readPostJson(posts.at(count % posts.size()));
        letters += renderer.render(*post, style, form).content.size();
        ++count;
    }
    return letters > 0 ? double(count) * 1e9 / double(clock.nsecsElapsed()) : 0;
}

double medianMs(const Renderer &renderer, const HouseStyle &style, const Post &post, Form form)
{
    QList<double> times;
    for (int i = 0; i < 31; ++i) {
        QElapsedTimer clock;
        clock.start();
        const Rendering rendering = renderer.render(post, style, form);
        times.append(rendering.content.isEmpty() ? 1e9 : double(clock.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times.at(times.size() / 2);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const double seconds = argc > 1 ? QByteArray(argv[1]).toDouble() : 2;
    const Renderer renderer{QString()};
    const auto style = StyleCatalogue(QString()).find(u"news-digest"_s);
    if (!style) {
        std::fprintf(stderr, "%s\n", qPrintable(style.error().message));
        return 1;
    }
    QList<QByteArray> posts;
    for (int i = 0; i < 64; ++i)
        posts.append(writePostJson(typicalPost(i)));

    const QList<std::pair<QString, Form>> forms{{u"html"_s, Form::HtmlFragment},
                                                {u"page"_s, Form::HtmlPage},
                                                {u"markdown"_s, Form::Markdown},
                                                {u"text"_s, Form::Text}};
    QJsonObject rates;
    for (const auto &[name, form] : forms)
        rates.insert(name, measure(renderer, *style, posts, form, qint64(seconds * 1000)));
    const QJsonObject result{
        {u"bench"_s, u"render"_s},
        {u"posts_per_second"_s, rates},
        {u"required_html_posts_per_second"_s, 2000},
        {u"page_of_20000_words_ms"_s, medianMs(renderer, *style, longPost(), Form::HtmlPage)}};
    std::printf("%s\n", QJsonDocument(result).toJson().constData());
    return 0;
}
