"""Makes the completion for shells from the command's own parser, so that it knows what the command does.

Run after a command or an option was changed, from the folder debian: python3 -B -m completion.generate
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tests  # noqa: F401 (it fills in about.py)
from admin import about, commands, configuration

FOLDER = Path(__file__).parent
_HEADING = f"made by debian/completion/{Path(__file__).name}"


@dataclass(frozen=True)
class Argument:
    """An option or a word without a name."""

    names: list[str]
    help: str
    # What it takes: "", "files", "settings", "anything" or words with blanks between them.
    takes: str
    metavar: str


@dataclass(frozen=True)
class Command:
    """A command with its options and words."""

    name: str
    help: str
    options: list[Argument]
    words: list[Argument]


def read() -> list[Command]:
    """The commands as their parser knows them."""
    group = next(action for action in commands.parser()._actions if isinstance(action, argparse._SubParsersAction))
    return [
        Command(
            choice.dest,
            _text(choice.help or ""),
            [_argument(choice.dest, one) for one in _actions(group, choice.dest) if one.option_strings],
            [_argument(choice.dest, one) for one in _actions(group, choice.dest) if not one.option_strings],
        )
        for choice in group._choices_actions
    ]


def bash(known: list[Command]) -> str:
    """The file for bash."""
    lines = [
        f"# Completion of @PACKAGE@(1) for bash, {_HEADING}.",
        "_@PACKAGE@() {",
        "\tlocal command=${COMP_WORDS[1]} current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}",
        f"\tlocal words= settings='{' '.join(sorted(configuration.known()))}'",
        "\tCOMPREPLY=()",
        "\tif ((COMP_CWORD == 1)); then",
        f"\t\tmapfile -t COMPREPLY < <(compgen -W '{' '.join(one.name for one in known)} --help --version'"
        ' -- "$current")',
        "\t\treturn",
        "\tfi",
        "\tcase $command:$previous in",
    ]
    for command in known:
        for option in command.options:
            if option.takes:
                names = " | ".join(f"{command.name}:{name}" for name in option.names)
                lines += [f"\t{names})", *_bash_values(option.takes), "\t\treturn", "\t\t;;"]
    lines += ["\tesac", "\tcase $command in"]
    for command in known:
        options = " ".join(name for option in command.options for name in option.names)
        lines += [f"\t{command.name})", f"\t\twords='{options}'"]
        takes = next((word.takes for word in command.words if word.takes != "anything"), "")
        if takes:
            lines += ["\t\tif [[ $current != -* ]]; then", *(f"\t{one}" for one in _bash_values(takes, "=")), "\t\tfi"]
        lines += ["\t\t;;"]
    return "\n".join(
        [
            *lines,
            "\tesac",
            "\tif [[ $current == -* ]]; then",
            '\t\tmapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")',
            "\tfi",
            "}",
            "complete -F _@PACKAGE@ @PACKAGE@",
            "",
        ]
    )


def zsh(known: list[Command]) -> str:
    """The file for zsh."""
    lines = [
        "#compdef @PACKAGE@",
        f"# Completion of @PACKAGE@(1) for zsh, {_HEADING}.",
        "local -a commands settings",
        "local state line",
        f"settings=({' '.join(sorted(configuration.known()))})",
        "commands=(",
        *(f"\t'{command.name}:{_quoted(command.help)}'" for command in known),
        ")",
        "_arguments -C '(-h --help)'{-h,--help}'[show help]' '--version[show the versions]'"
        " '1:command:->command' '*::argument:->argument'",
        "case $state in",
        "command)",
        "\t_describe command commands",
        "\t;;",
        "argument)",
        "\tcase $words[1] in",
    ]
    for command in known:
        lines += [f"\t{command.name})", "\t\t_arguments \\"]
        lines += [f"\t\t\t'{one}' \\" for one in _zsh_arguments(command)]
        lines[-1] = lines[-1].removesuffix(" \\")
        lines += ["\t\t;;"]
    return "\n".join([*lines, "\tesac", "\t;;", "esac", ""])


def fish(known: list[Command]) -> str:
    """The file for fish."""
    lines = [
        f"# Completion of @PACKAGE@(1) for fish, {_HEADING}.",
        f"set -l settings {' '.join(sorted(configuration.known()))}",
        "complete -c @PACKAGE@ -f",
        "complete -c @PACKAGE@ -n __fish_use_subcommand -l version -d 'show the versions'",
    ]
    for command in known:
        lines += [f"complete -c @PACKAGE@ -n __fish_use_subcommand -a {command.name} -d '{_quoted(command.help)}'"]
        start = f"complete -c @PACKAGE@ -n '__fish_seen_subcommand_from {command.name}'"
        for option in command.options:
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            takes = {"": "", "files": " -rF", "settings": ' -xa "$settings"', "anything": " -x"}
            value = takes.get(option.takes, f" -xa '{option.takes}'")
            lines += [f"{start} {names}{value} -d '{_quoted(option.help)}'"]
        for word in command.words:
            if word.takes == "files":
                lines += [f"{start} -F"]
            elif word.takes == "settings":
                lines += [f'{start} -a "$settings="']
            elif word.takes != "anything":
                lines += [f"{start} -a '{word.takes}'"]
    return "\n".join([*lines, ""])


def all_files() -> dict[Path, str]:
    """Every file with its text."""
    known = read()
    return {FOLDER / "bash": bash(known), FOLDER / "fish": fish(known), FOLDER / "zsh": zsh(known)}


def _actions(group: argparse._SubParsersAction, name: str) -> list[argparse.Action]:
    return group.choices[name]._actions


def _argument(command: str, action: argparse.Action) -> Argument:
    metavar = str(action.metavar or "")
    if action.nargs == 0:
        takes = ""
    elif action.choices:
        takes = " ".join(str(one) for one in action.choices)
    elif metavar in ("FILE", "FOLDER", "PATH", "DIRECTORY"):
        takes = "files"
    elif command == "configure":
        takes = "settings"
    else:
        takes = "anything"
    return Argument(list(action.option_strings), _text(action.help or ""), takes, metavar or action.dest)


def _bash_values(takes: str, suffix: str = "") -> Iterator[str]:
    if takes == "files":
        yield "\t\tcompopt -o filenames"
        yield '\t\tmapfile -t COMPREPLY < <(compgen -f -- "$current")'
    elif takes == "settings":
        if suffix:
            yield "\t\tcompopt -o nospace"
        option = f" -S {suffix}" if suffix else ""
        yield f'\t\tmapfile -t COMPREPLY < <(compgen{option} -W "$settings" -- "$current")'
    elif takes != "anything":
        yield f"\t\tmapfile -t COMPREPLY < <(compgen -W '{takes}' -- \"$current\")"


def _zsh_arguments(command: Command) -> Iterator[str]:
    for option in command.options:
        others = f"({' '.join(option.names)})" if len(option.names) > 1 else ""
        for name in option.names:
            yield f"{others}{name}[{_bracketed(option.help)}]{_zsh_value(option)}"
    for word in command.words:
        if word.takes == "settings":
            yield "*:NAME=VALUE:compadd -S= -a settings"
        else:
            yield f"*{_zsh_value(word)}"


def _zsh_value(argument: Argument) -> str:
    values = {"files": "_files", "settings": "compadd -a settings", "anything": ""}
    return f":{argument.metavar}:{values.get(argument.takes, f'({argument.takes})')}" if argument.takes else ""


def _bracketed(text: str) -> str:
    return _quoted(text).replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def _text(text: str) -> str:
    """A help text with what the build fills in."""
    return re.sub(rf"\b{about.TITLE}\b", "@TITLE@", re.sub(rf"\b{about.PACKAGE}\b", "@PACKAGE@", text))


if __name__ == "__main__":
    for path, text in all_files().items():
        path.write_text(text, encoding="utf-8")
        print(path)
