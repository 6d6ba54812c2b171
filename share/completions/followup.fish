# fish completion for followup. SPDX-License-Identifier: GPL-3.0-or-later
function __followup_commands
    followup --help 2>/dev/null | string replace -rf '^  ([a-z-]+) +(.*)$' '$1\t$2'
end
complete -c followup -f
complete -c followup -n __fish_use_subcommand -a '(__followup_commands)'
complete -c followup -n 'not __fish_use_subcommand' -a '(followup (commandline -opc)[2] --help 2>/dev/null | string match -ra -- "--[a-z-]+")'
complete -c followup -n '__fish_seen_subcommand_from decisions' -a 'export import'
complete -c followup -n '__fish_seen_subcommand_from read' -F
