"""Files of NAME=value lines, in the form of systemd's EnvironmentFile= (systemd.exec(5)).

Values may be quoted, singly or doubly; a backslash keeps the next character as it is and joins
lines. What systemd silently passes over (a line that is no assignment) is a mistake here.
"""

import re

from .problem import Problem

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ASSIGNMENT = re.compile(r"[ \t]*([A-Za-z_][A-Za-z0-9_]*)[ \t]*=")
_COMMENTED = re.compile(r"#[ \t]*([A-Za-z_][A-Za-z0-9_]*)=")
_PLAIN = re.compile(r"[A-Za-z0-9_@%+=:,./\[\]*-]*")


def parse(text: str, where: str) -> dict[str, str]:
    """The names and values of a text; the last one of a name counts."""
    values = {}
    for number, line in _logical_lines(text):
        stripped = line.strip()
        if not stripped or stripped[0] in "#;":
            continue
        match = _ASSIGNMENT.match(line)
        if match is None:
            raise Problem(f"{where}, line {number}, is no NAME=value: {stripped.split('=')[0][:40]!r}.")
        values[match[1]] = _value(line[match.end() :], where, number)
    return values


def assign(text: str, name: str, value: str) -> str:
    """The text with a name set to a value: where it stands, or below a comment that has it."""
    line = f"{name}={quote(value)}\n"
    spans = list(_spans(text))
    for pattern in (_ASSIGNMENT, _COMMENTED):
        found = [span for span in spans if (m := pattern.match(text[slice(*span)])) and m[1] == name]
        if found:
            start, end = found[-1]
            if pattern is _ASSIGNMENT:
                return text[:start] + line + text[end:]
            return text[:end] + ("" if text[:end].endswith("\n") else "\n") + line + text[end:]
    return text + ("" if not text or text.endswith("\n") else "\n") + line


def remove(text: str, name: str) -> str:
    """The text without any assignment of a name."""
    kept = []
    for start, end in _spans(text):
        match = _ASSIGNMENT.match(text[start:end])
        if match is None or match[1] != name:
            kept.append(text[start:end])
    return "".join(kept)


def quote(value: str) -> str:
    """A value as it is written into a file."""
    if "\n" in value or "\0" in value:
        raise Problem("A value is one line of text.")
    if _PLAIN.fullmatch(value):
        return value
    return '"' + re.sub(r'(["\\`$])', r"\\\1", value) + '"'


def _spans(text: str):
    """Start and end of every logical line, its line end included."""
    start = 0
    while start < len(text):
        end = start
        comment = text[start:].lstrip(" \t")[:1] in ("#", ";")
        quoted = ""
        while end < len(text):
            character = text[end]
            end += 1
            if character == "\\" and not comment and quoted != "'":
                end = min(end + 1, len(text))
            elif character in "'\"" and not comment:
                quoted = "" if quoted == character else quoted or character
            elif character == "\n" and not quoted:
                break
        yield start, end
        start = end


def _logical_lines(text: str):
    for start, end in _spans(text):
        yield text.count("\n", 0, start) + 1, text[start:end]


def _value(text: str, where: str, number: int) -> str:
    result = []
    # How much of the result is kept even where it ends in blanks: what was quoted or escaped.
    kept = 0
    quoted = ""
    position = 0
    text = text.lstrip(" \t")
    while position < len(text):
        character = text[position]
        position += 1
        if character == "\\" and quoted != "'":
            following = text[position : position + 1]
            position += 1
            if following == "\n":
                continue
            if quoted and following not in '"\\`$':
                result.append(character)
            result.append(following)
            kept = len(result)
        elif character == quoted:
            quoted = ""
        elif character in "'\"" and not quoted:
            quoted = character
        else:
            result.append(character)
            if quoted:
                kept = len(result)
    if quoted:
        raise Problem(f"{where}, line {number}: a quotation mark ({quoted}) is not closed.")
    end = len(result)
    while end > kept and result[end - 1] in " \t\r\n":
        end -= 1
    return "".join(result[:end])
