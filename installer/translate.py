"""Gathers the interface texts into app_en.ts and compiles them; `make translations` calls it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from xml.etree import ElementTree as Xml

PROJECT = Path(__file__).resolve().parents[1]
TEXTS = PROJECT / "resources" / "i18n" / "app_en.ts"
COMPILED = TEXTS.with_suffix(".qm")


class TranslationError(Exception):
    """The texts could not be gathered or compiled; the message says why."""


def gather(texts: Path) -> None:
    """Bring ``texts`` to what the program shows now; new ones are marked unfinished.

    Without places in the source, and sorted: a change of one text changes its lines and no others.
    """
    sources = sorted(path.as_posix() for path in (PROJECT / "app" / "ui").rglob("*.py"))
    languages = ("-source-language", "zh_CN", "-target-language", "en")
    form = ("-locations", "none", "-no-obsolete", "-sort-messages", "-silent")
    # A new text is never given the English of one that merely resembles it.
    guesses = ("-disable-heuristic", "sametext", "-disable-heuristic", "similartext")
    _run("pyside6-lupdate", *sources, "-ts", str(texts), *languages, *form, *guesses)


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
