#!/bin/sh
# Every spec in each Neovim: the system's, and those that `make deps-hosts` unpacked. A missing one is a failure.
cd "$(dirname "$0")/../.." || exit 1
failed=0
for nvim in nvim build/hosts/nvim-trixie/bin/nvim build/hosts/nvim-forky/bin/nvim; do
    case $nvim in */*) nvim=$PWD/$nvim ;; esac
    NVIM=$nvim tests/nvim/run || failed=1
done
exit "$failed"
