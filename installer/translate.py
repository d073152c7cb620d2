"""Gathers the interface texts into app_en.ts and compiles them; `make translations` calls it."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

PROJECT = Path(__file__).resolve().parents[1]
TEXTS = PROJECT / "resources" / "i18n" / "app_en.ts"
COMPILED = TEXTS.with_suffix(".qm")
_AGENDA_VIEWS = PROJECT / "app" / "services" / "deadline_views.py"
_FIGURES = {"Figure": (1, 3), "Pulse": (0,)}
"""Where the words of the workbench stand: label and meaning of a tile, label of a line."""


class TranslationError(Exception):
    """The texts could not be gathered or compiled; the message says why."""


def gather(texts: Path) -> None:
    """Bring ``texts`` to what the program shows now; new ones are marked unfinished.

    Without places in the source, and sorted: a change of one text changes its lines and no others.
    """
    sources = sorted(path.as_posix() for path in _interface())
    languages = ("-source-language", "zh_CN", "-target-language", "en")
    form = ("-locations", "none", "-no-obsolete", "-sort-messages", "-silent")
    # A new text is never given the English of one that merely resembles it.
    guesses = ("-disable-heuristic", "sametext", "-disable-heuristic", "similartext")
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "words_without_qt.py"
        calls = (f"translate({context!r}, {text!r})\n" for context, text in words_without_qt())
        listed.write_text("".join(calls), encoding="utf-8")
        given = (*sources, listed.as_posix())
        _run("pyside6-lupdate", *given, "-ts", str(texts), *languages, *form, *guesses)


def words_without_qt() -> list[tuple[str, str]]:
    """Return (context, text) of what the view-models say and widgets look up when they show it.

    View-models know no Qt, so lupdate cannot see these: the headings of columns, the words of
    the workbench's figures, the groups of its agenda. Terms that they take from the domain by
    name are terms of law and not listed.
    """
    found = {("Figures", text) for text in _group_words()}
    for path in _interface():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        reader = _Reader(tree)
        for call, owner in reader.calls("ColumnSpec"):
            headings = set(reader.texts(call.args[1], owner)) if len(call.args) > 1 else set()
            if not headings:
                raise TranslationError(f"{path.name}:{call.lineno}: no heading can be read here")
            found |= {("Columns", heading) for heading in headings}
        if path.stem.startswith("workbench"):
            for name, places in _FIGURES.items():
                for call, owner in reader.calls(name):
                    words = (call.args[at] for at in places)
                    found |= {
                        ("Figures", text) for one in words for text in reader.texts(one, owner)
                    }
    return sorted(found)


def _interface() -> list[Path]:
    return sorted((PROJECT / "app" / "ui").rglob("*.py"))


def _group_words() -> Iterator[str]:
    """Yield the words of the agenda's groups: the members of ``Bucket``."""
    for node in ast.walk(ast.parse(_AGENDA_VIEWS.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and node.name == "Bucket":
            pairs = (line.value for line in node.body if isinstance(line, ast.Assign))
            yield from (ast.literal_eval(pair)[1] for pair in pairs)


class _Reader:
    """Reads what an argument can be, as far as a module itself tells."""

    def __init__(self, tree: ast.Module) -> None:
        self._calls: list[tuple[ast.Call, ast.FunctionDef | None]] = []
        self._tables: dict[str, ast.Dict] = {}
        self._gather(tree, None)

    def _gather(self, node: ast.AST, owner: ast.FunctionDef | None) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                self._calls.append((child, owner))
            if isinstance(child, ast.AnnAssign) and isinstance(child.value, ast.Dict):
                self._tables[ast.unparse(child.target)] = child.value
            self._gather(child, child if isinstance(child, ast.FunctionDef) else owner)

    def calls(self, name: str) -> Iterator[tuple[ast.Call, ast.FunctionDef | None]]:
        """Yield the calls of a name, each with the function it stands in."""
        yield from (pair for pair in self._calls if ast.unparse(pair[0].func) == name)

    def texts(self, value: ast.expr, owner: ast.FunctionDef | None) -> Iterator[str]:
        """Yield the texts that ``value`` can be; none for what comes from elsewhere."""
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value
        elif isinstance(value, ast.IfExp):
            yield from self.texts(value.body, owner)
            yield from self.texts(value.orelse, owner)
        elif isinstance(value, ast.Subscript):
            table = self._tables.get(ast.unparse(value.value))
            for one in table.values if table is not None else ():
                yield from self.texts(one, owner)
        elif isinstance(value, ast.Name) and owner is not None:
            for one, where in self._meanings(value.id, owner):
                yield from self.texts(one, where)

    def _meanings(
        self, name: str, owner: ast.FunctionDef
    ) -> Iterator[tuple[ast.expr, ast.FunctionDef | None]]:
        """Yield what a name in a function stands for: assigned there, a default, handed in."""
        for node in ast.walk(owner):
            if isinstance(node, ast.Assign) and name in map(ast.unparse, node.targets):
                yield node.value, owner
        names = [one.arg for one in owner.args.args]
        if name not in names:
            return
        place, defaults = names.index(name), owner.args.defaults
        if place >= len(names) - len(defaults):
            yield defaults[place - len(names)], None
        for call, caller in self.calls(owner.name):
            if place < len(call.args):
                yield call.args[place], caller
            yield from ((key.value, caller) for key in call.keywords if key.arg == name)


def unfinished(texts: Path) -> list[str]:
    """Return the texts that nobody has put into English, each as ``Context: text``."""
    wanting = []
    for context in Xml.parse(texts).iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            found = message.find("translation")
            if found is None or found.get("type") or not (found.text or "").strip():
                wanting.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return wanting


def compile_texts(texts: Path, compiled: Path) -> None:
    """Write what the program loads; the same texts give the same bytes."""
    _run("pyside6-lrelease", str(texts), "-qm", str(compiled), "-silent")


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(tool, path=sysconfig.get_path("scripts"))
    if program is None:
        raise TranslationError(f"{tool} is not beside this Python; run `make setup`")
    done = subprocess.run(  # noqa: S603 - our own arguments, no shell
        (program, *arguments), cwd=PROJECT, capture_output=True, text=True, check=False
    )
    # lupdate warns and goes on where it cannot read a text; that text would be missing.
    if done.returncode or done.stderr.strip():
        raise TranslationError(f"{tool}: {done.stderr.strip() or done.stdout.strip()}")


def main() -> int:
    """Gather, refuse what is unfinished, compile; return the exit status."""
    try:
        gather(TEXTS)
        wanting = unfinished(TEXTS)
        if not wanting:
            compile_texts(TEXTS, COMPILED)
    except TranslationError as error:
        sys.stderr.write(f"translations: {error}\n")
        return 1
    for text in wanting:
        sys.stderr.write(f"translations: not in English yet in {TEXTS.name}: {text}\n")
    return 1 if wanting else 0


if __name__ == "__main__":
    sys.exit(main())
