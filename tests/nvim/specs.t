#!/bin/sh
# All specs in the system's Neovim.
exec "$(dirname "$0")/run"
