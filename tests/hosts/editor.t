#!/bin/sh
# The plugin with the real module, command line, indexer and a notmuch database, in each Neovim.
cd "$(dirname "$0")/../.." || exit 1
. tests/hosts/mailbox.sh
make_home
make_mailbox
make_index || { ok 'the sample mailbox is indexed' 1; finish; exit 1; }
export REAL_HOME="$home" FOLLOWUP_PROGRAM="$build/followup"
failed=0
for nvim in ${NVIMS:-nvim build/hosts/nvim-trixie/bin/nvim build/hosts/nvim-forky/bin/nvim}; do
    case $nvim in /*) ;; */*) nvim=$top/$nvim ;; esac
    NVIM=$nvim tests/nvim/run tests/hosts/real_spec.lua tests/hosts/faults_spec.lua || failed=1
done
exit "$failed"
