// SPDX-License-Identifier: MIT
// A post that was changed here and on the blog: for each field what was sent, what is here and what is there,
// and which of the two is taken. Nothing is written before the user says so.
#pragma once

#include "publishing/merge.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QRadioButton;

namespace Postil {

class ConflictDialog : public QDialog
{
    Q_OBJECT

public:
    // What was to be done to the post on the blog when the change was met.
    enum class Purpose { Update, TakeOff };

    // `blog`: its name.
    ConflictDialog(Purpose purpose, const QString &blog, const Post &mine, const Post &theirs,
                   QList<MergeField> fields, QWidget *parent = nullptr);

Q_SIGNALS:
    void mergeRequested(const Postil::Post &post);     // to be the post here, and to be sent
    void overwriteRequested();                         // the post as it is here
    void copyRequested();                              // as another post, beside the one on the blog
    void takingOffRequested();                         // knowing what is there; of Purpose::TakeOff alone

private:
    void addUpdateButtons(QDialogButtonBox *buttons);
    void addTakeOffButton(QDialogButtonBox *buttons);
    void show(int row);
    void choose(MergeSide side);
    void mark(int row);

    Purpose m_purpose;
    Post m_mine;
    Post m_theirs;
    QList<MergeField> m_fields;
    QListWidget *m_list;
    QPlainTextEdit *m_base;
    QPlainTextEdit *m_here;
    QPlainTextEdit *m_there;
    QRadioButton *m_takeHere;
    QRadioButton *m_takeThere;
};

} // namespace Postil
