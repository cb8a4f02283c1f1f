"""The page on the command line, read from the commands themselves."""

from collections.abc import Iterator, Mapping
from typing import Any

import typer

from huiyin.cli.main import app


def cli_page() -> str:
    head = (
        "# The command line\n\n"
        "`huiyin` is installed into `.venv/bin` by `make install`. Every command has `--help`.\n"
    )
    root = typer.main.get_command(app)
    return head + "".join(_tool(root, "huiyin"))


def _tool(command: Any, name: str) -> Iterator[str]:
    nested: Mapping[str, Any] = getattr(command, "commands", {})
    if nested:
        said = (command.help or "").strip()
        if name != "huiyin":
            yield f"\n## `{name}`\n\n{said}\n"
        for word, inner in nested.items():
            if not inner.hidden:
                yield from _tool(inner, f"{name} {word}")
        return
    depth = "##" if name.count(" ") == 1 else "###"
    yield f"\n{depth} `{name}`\n\n{_paragraphs(command.help or '')}\n"
    yield from _parameters(command)


def _paragraphs(text: str) -> str:
    lines = [line.strip() for line in text.replace("\f", "\n").splitlines()]
    said = [
        f"    {line.partition(':')[2].strip()}" if line.startswith("Example:") else line
        for line in lines
    ]
    return "\n".join(said).strip("\n")


def _parameters(command: Any) -> Iterator[str]:
    shown = [p for p in command.params if not getattr(p, "hidden", False) and p.name != "help"]
    if not shown:
        return
    yield "\n| parameter | | says |\n| --- | --- | --- |\n"
    for parameter in shown:
        word = _spelling(parameter)
        kind = "required" if parameter.required else _default(parameter)
        said = (getattr(parameter, "help", None) or "").replace("\n", " ")
        yield f"| {word} | {kind} | {said} |\n"


def _spelling(parameter: Any) -> str:
    words = [*parameter.opts, *parameter.secondary_opts]
    if not any(word.startswith("-") for word in words):
        word = (parameter.metavar or parameter.name or "").upper()
        return f"`{word}{'…' if parameter.nargs == -1 else ''}`"
    wanted = (parameter.metavar or words[0].strip("-")).upper().replace("-", "_")
    value = "" if getattr(parameter, "is_flag", False) else f" {wanted}"
    return ", ".join(f"`{word}{value}`" for word in words)


def _default(parameter: Any) -> str:
    default = parameter.default
    if default in (None, False, "", ()) or callable(default):
        return ""
    return f"`{default}`"
