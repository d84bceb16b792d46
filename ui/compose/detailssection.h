// SPDX-License-Identifier: MIT
// What the post has besides its text, folded away: labels, slug, language, lead image.
#pragma once

#include "compose/givenpicture.h"
#include "widgets/growingedit.h"

#include <functional>

class QLabel;
class QToolButton;

namespace Postil {

class LineField;
class Session;
struct Post;

class DetailsSection : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsSection(Session &session, QWidget *parent = nullptr);

    QWidget *refresh(Caret caret); // the first field that had to change, or null

    LineField *reveal(int row);    // unfolds, and puts the caret there; null where there is no such row
    void setLanguageNotice(const QString &sentence); // below the language; empty: nothing to say
    void setTakePictures(TakePictures take) { m_takePictures = std::move(take); } // for the lead image

Q_SIGNALS:
    void refused(const QString &sentence);

private:
    struct Row
    {
        LineField *field;
        std::function<QString(const Post &post)> get;
        std::function<void(Post &post, const QString &text)> set;
    };
    void makeRows();
    void addRow(const QString &name, const QString &label, const QString &hint, decltype(Row::get) get,
                decltype(Row::set) set);

    void takeLeadImage(const QMimeData &data);

    Session &m_session;
    TakePictures m_takePictures;
    QToolButton *m_fold;
    QWidget *m_fields;
    QString m_languageNotice;
    QLabel *m_languageLabel = nullptr; // made with the rows
    QList<Row> m_rows; // made when they are unfolded first
};

} // namespace Postil
