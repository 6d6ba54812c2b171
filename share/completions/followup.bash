# bash completion for followup and notmuch-followup. SPDX-License-Identifier: GPL-3.0-or-later
_followup() {
    local word=${COMP_WORDS[COMP_CWORD]} command='' i
    for ((i = 1; i < COMP_CWORD; i++)); do
        [[ ${COMP_WORDS[i]} == -* ]] || { command=${COMP_WORDS[i]}; break; }
    done
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(followup $command --help 2>/dev/null | grep -o -- '--[a-z-]*')
            --now --format --config --profile --help" -- "$word")
    elif [[ -z $command ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(followup --help 2>/dev/null | sed -n 's/^  \([a-z-]*\)  .*/\1/p')" -- "$word")
    elif [[ $command == read ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    elif [[ $command == decisions ]]; then
        mapfile -t COMPREPLY < <(compgen -W 'export import' -- "$word")
    elif [[ $command == stage ]]; then
        mapfile -t COMPREPLY < <(compgen -W 'applied contacted scheduling scheduled interviewed assessment
            more_information offer rejected withdrawn on_hold' -- "$word")
    fi
}
complete -F _followup followup notmuch-followup
