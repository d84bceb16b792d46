// SPDX-License-Identifier: MIT
#include "publishing/staticsite/gitanswer.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct GitAnswerText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

} // namespace

std::unexpected<Error> gitFailed(const ProgramAnswer &answer)
{
    return failure(ErrorKind::Refused,
                   GitAnswerText::tr("Git did not do it and said: %1").arg(complaintOf(answer)));
}

Result<QString> lineOf(const Result<ProgramAnswer> &answer)
{
    if (!answer)
        return std::unexpected(answer.error());
    if (answer->exitCode != 0)
        return gitFailed(*answer);
    return QString::fromUtf8(answer->output).section(u'\n', 0, 0);
}

Result<QString> lineIfAny(const Result<ProgramAnswer> &answer)
{
    if (answer && answer->exitCode == 1)
        return QString();
    return lineOf(answer);
}

} // namespace Postil
