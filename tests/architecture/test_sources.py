from __future__ import annotations

import ast
import re
from pathlib import Path

LONGEST = 400
# File → why it may be longer. Shrinks, and never grows without a reason that a reader accepts.
LONG_ON_PURPOSE: dict[str, str] = {}

ASKING = {"QMessageBox", "QFileDialog", "QInputDialog"}
NETWORK = {"aiohttp", "ftplib", "http", "httpx", "imaplib", "requests", "smtplib", "socket"} | {
    "socketserver",
    "ssl",
    "urllib3",
    "xmlrpc",
}
# The single instance speaks through a local socket; everything else of QtNetwork is refused.
LOCAL_ONLY = {"QLocalServer", "QLocalSocket"}


def program_files(python_files: tuple[Path, ...], project: Path) -> list[Path]:
    return [path for path in python_files if path.is_relative_to(project / "app")]


def imported(tree: ast.AST) -> list[tuple[str, str]]:
    """Return (module, name) for every import, wherever it stands; name is empty for a module."""
    pairs: list[tuple[str, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            pairs += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            pairs += [(node.module or "", alias.name) for alias in node.names]
    return pairs


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def test_no_file_is_longer_than_four_hundred_lines(
    python_files: tuple[Path, ...], project: Path
) -> None:
    lengths = {
        path.relative_to(project).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files
    }

    too_long = {name: n for name, n in lengths.items() if n > LONGEST}

    assert set(too_long) == set(LONG_ON_PURPOSE), too_long
    assert all(LONG_ON_PURPOSE.values())


def test_every_program_file_opens_with_a_docstring_and_postponed_annotations(
    python_files: tuple[Path, ...], project: Path
) -> None:
    wrong = []
    for path in program_files(python_files, project):
        tree = parsed(path)
        does_something = len(tree.body) > 1
        postponed = ("__future__", "annotations") in imported(tree)
        only_values = all(isinstance(node, ast.Expr | ast.Assign) for node in tree.body)
        if not ast.get_docstring(tree) or (does_something and not postponed and not only_values):
            wrong.append(path.relative_to(project).as_posix())

    assert wrong == []


def test_only_the_prompts_make_message_boxes_and_file_dialogs(
    python_files: tuple[Path, ...], project: Path
) -> None:
    makers = {
        path.relative_to(project).as_posix()
        for path in program_files(python_files, project)
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Name) and node.id in ASKING)
        or (isinstance(node, ast.Attribute) and node.attr in ASKING)
        or (isinstance(node, ast.alias) and node.name in ASKING)
    }

    assert makers == {"app/ui/prompts.py"}


def test_the_program_imports_nothing_that_reaches_the_network(
    python_files: tuple[Path, ...], project: Path
) -> None:
    reaching = []
    for path in program_files(python_files, project):
        for module, name in imported(parsed(path)):
            is_network = module.partition(".")[0] in NETWORK or module == "urllib.request"
            is_qt_network = "QtNetwork" in (module.rpartition(".")[2], name)
            if is_network or (is_qt_network and name not in LOCAL_ONLY):
                reaching.append(f"{path.relative_to(project).as_posix()}: {module} {name}")

    assert reaching == []


def test_translated_texts_are_literals(python_files: tuple[Path, ...], project: Path) -> None:
    """The extractor stores an f-string with its braces, and skips a variable without a word."""
    wrong = [
        f"{path.relative_to(project).as_posix()}:{node.lineno}"
        for path in program_files(python_files, project)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Attribute) and node.func.attr in {"tr", "translate"})
            or (isinstance(node.func, ast.Name) and node.func.id in {"tr", "QT_TRANSLATE_NOOP"})
        )
        and any(isinstance(argument, ast.JoinedStr) for argument in node.args)
    ]

    assert wrong == []


def test_nothing_names_a_machine_path_or_a_package_registry(
    text_files: tuple[Path, ...], project: Path
) -> None:
    # Letters in brackets, so that this file does not name what it looks for.
    telling = re.compile(
        r"(?<![\w.])/(?:[w]ork|[r]oot|[f]arm)/"
        r"|[p]ypi\.|[f]iles\.pythonhosted|-[-](?:extra-)?index-url|-[-]find-links"
        r"|https?://[^\s\"']*/[s]imple\b"
    )

    found = [
        f"{path.relative_to(project).as_posix()}:{number}: {line.strip()[:80]}"
        for path in text_files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if telling.search(line)
    ]

    assert found == []
