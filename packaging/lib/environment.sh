# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# What packaging/run, test and shell source: defines enter.

lib=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
. "$lib/common.sh"
. "$lib/install.sh"
. "$lib/system.sh"
. "$lib/root.sh"
. "$lib/enter.sh"
