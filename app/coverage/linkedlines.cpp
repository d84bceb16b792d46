// SPDX-License-Identifier: MIT
#include "coverage/linklines.h"
#include "markdown/document.h"

using namespace Qt::StringLiterals;

namespace Postil {

// The runs of a block as lines, each with its first link.
static QList<LinkedLine> linesOf(const QList<Markdown::Run> &runs)
{
    QList<LinkedLine> lines(1);
    for (const Markdown::Run &run : runs) {
        const QStringList parts = run.text.split(u'\n');
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (i > 0)
                lines.append(LinkedLine());
            LinkedLine &line = lines.last();
            const bool starts = line.href.isEmpty() && !run.href.isEmpty();
            const bool continues = run.href == line.href && line.after.isEmpty() && !line.href.isEmpty();
            if (starts || continues) {
                line.href = run.href;
                line.text += parts[i];
            } else {
                (line.href.isEmpty() ? line.before : line.after) += parts[i];
            }
        }
    }
    lines.removeIf([](const LinkedLine &line) { return line.href.isEmpty(); });
    return lines;
}

QList<LinkedLine> linkedLines(const QString &markdown)
{
    QList<LinkedLine> lines;
    for (const Markdown::Block &block : Markdown::parse(markdown)) {
        lines += linesOf(block.runs);
        QList<Markdown::Run> row;
        for (const QList<Markdown::Run> &cell : block.cells)
            row += cell + QList<Markdown::Run>{{.text = u" "_s, .href = {}, .image = {}}};
        lines += linesOf(row);
    }
    return lines;
}

} // namespace Postil
