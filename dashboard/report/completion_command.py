"""`inzage completion SHELL`: a script with which a shell completes the command.

The commands are written into the script; the options of a command are asked of its own `--help`
when somebody presses the key, so that they are always those of the program that is installed.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable

ABOUT = (
    "Print a script with which your shell completes commands, options and file names. "
    'bash: eval "$(inzage completion bash)" in ~/.bashrc. zsh: the same with zsh in ~/.zshrc, '
    "below compinit. fish: inzage completion fish > ~/.config/fish/completions/inzage.fish"
)

_OPTIONS = (
    r"inzage $1 --help 2>/dev/null | grep '^  -' | tr -c 'a-z-' '\n' | grep '^--[a-z]' | sort -u"
)
"""The words with two dashes in those lines of a command's help that begin with an option."""

_BASH = """\
_inzage() {
    local word="${COMP_WORDS[COMP_CWORD]}" command="" known=" COMMANDS "
    [[ $COMP_CWORD -gt 1 && $known == *" ${COMP_WORDS[1]} "* ]] && command="${COMP_WORDS[1]}"
    COMPREPLY=()
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$(_inzage_options $command)" -- "$word"))
    elif [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W "COMMANDS" -- "$word"))
    fi
}
_inzage_options() { OPTIONS; }
complete -o default -F _inzage inzage
"""
_ZSH = """\
_inzage() {
    local -a known=(COMMANDS)
    local command=""
    (( CURRENT > 2 && ${known[(Ie)$words[2]]} )) && command=$words[2]
    if [[ $words[CURRENT] == -* ]]; then
        compadd -- ${(f)"$(_inzage_options $command)"}
    else
        (( CURRENT == 2 )) && compadd -- $known
        _files
    fi
}
_inzage_options() { OPTIONS; }
compdef _inzage inzage
"""
_FISH = """\
function __inzage_options
    set -l words (commandline -opc)
    set -l command
    contains -- "$words[2]" COMMANDS; and set command $words[2]
    inzage $command --help 2>/dev/null | string match -r '^  -.*' \\
        | string match -ra -- '--[a-z][a-z-]*' | sort -u
end
complete -c inzage -n __fish_use_subcommand -a "COMMANDS"
complete -c inzage -n 'string match -q -- "-*" (commandline -ct)' -a '(__inzage_options)'
"""
SHELLS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def main(parser: ArgumentParser, arguments: list[str], commands: Iterable[str]) -> int:
    """Prints the script; the exit code."""
    parser.add_argument("shell", choices=tuple(SHELLS))
    script = SHELLS[parser.parse_args(arguments).shell]
    written = script.replace("OPTIONS", _OPTIONS).replace("COMMANDS", " ".join(sorted(commands)))
    sys.stdout.write(written)
    return 0
