"""The open export: everything, in formats anybody reads, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import re
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.terms import Role
from app.models.tables import Base
from app.services.audit_chain import verify_chain
from app.services.desk import Desk
from app.services.evidence.changing import delete_evidence
from app.services.evidence.listing import list_evidence
from app.services.open_export import layout
from app.services.open_export.codes import STATE, code_sets
from app.services.open_export.export import export_open
from app.services.open_export.layout import CENTRE_TABLE, LEFT_OUT, export_tables
from app.services.sample.fill import fill_store
from app.support.errors import (
    NotAllowedError,
    OutputFileError,
    StoreDamagedError,
    TaskCancelledError,
)
from tests.store.desk_kit import CATALOGUE, PASSWORD, acting, audit_of
from tests.store.evidence_kit import a_case, added, pdf, picture
from tests.store.sample_kit import MONTHS
from tests.store.sample_kit import workplace as sample_workplace

Lines = list[dict[str, object]]
FIGURES = "## 指标\n"


def lines(folder: Path, name: str) -> Lines:
    text = (folder / name).read_text(encoding="utf-8")
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.split("\n")[:-1]]


@pytest.fixture
def with_files(desk: Desk, tmp_path: Path) -> Desk:
    case_id = a_case(desk)
    added(desk, case_id, tmp_path / "in", a__png=picture(), b__pdf=pdf())
    return desk


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the export of a store with every kind of case."""
    folder = tmp_path_factory.mktemp("sample")
    place = sample_workplace(folder / "store")
    fill_store(
        place.desk, MONTHS[:3], seed=5, disputes=25, fast_track=25, mediations=20, assistance=12
    )
    yield export_open(place.desk, folder / "out", FIGURES).folder
    place.close()


def test_every_table_is_exported_or_left_out_for_a_reason() -> None:
    exported = {item.table.name for item in export_tables()}
    assert exported | {CENTRE_TABLE, *LEFT_OUT} == set(Base.metadata.tables)
    assert not exported & set(LEFT_OUT)


def test_a_column_without_a_description_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = layout.read_text("open_export", "tables.toml")
    for broken in (
        text.replace('town = "镇街"\n', "", 1),
        text.replace('town = "镇街"\n', 'town = "镇街"\ntwon = "镇街"\n', 1),
        text.replace("[sitting]", "[settings]").replace("[sitting.", "[settings."),
    ):
        assert broken != text
        with monkeypatch.context() as patch:
            patch.setattr(layout, "read_text", lambda *_, told=broken: told)
            with pytest.raises(ValueError, match="descriptions"):
                export_tables()


def test_the_schema_names_every_file_field_and_code(sample: Path) -> None:
    text = (sample / "SCHEMA.md").read_text(encoding="utf-8")
    assert FIGURES in text
    for item in export_tables():
        part = text.split(f"## {item.file} ")[1].split("\n## ")[0]
        for field in item.fields:
            assert f"| `{field.name}` | {field.term} | {field.type}" in part, field
    for name, members in code_sets(CATALOGUE).items():
        for code, term in members.items():
            assert f"| `{name}` | `{code}` | {term} |" in text
    for kind in CATALOGUE.case_types.values():
        assert all(f"`{state.code}` {state.term}" in text for state in kind.states)


def test_each_file_holds_exactly_the_documented_fields(sample: Path) -> None:
    for item in export_tables():
        rows = lines(sample, item.file)
        ids = [row["id"] for row in rows]
        assert ids == sorted(ids, key=lambda number: int(str(number)))
        names = [field.name for field in item.fields]
        assert all(list(row) == names for row in rows), item.file


def test_values_are_of_the_documented_type_and_codes_of_their_set(sample: Path) -> None:
    sets = code_sets(CATALOGUE)
    known = {
        "日期": re.compile(r"\d{4}-\d\d-\d\d").fullmatch,
        "时刻（UTC）": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z").fullmatch,
    }
    types = {"真假": bool, "整数": int, "整数，分": int, "文本": str, "对象或数组": dict | list}
    for item in export_tables():
        for row in lines(sample, item.file):
            for field in item.fields:
                value = row[field.name]
                where = f"{item.file} {field.name} {value!r}"
                if value is None:
                    assert field.nullable, where
                    continue
                if field.type in known:
                    assert known[field.type](str(value)), where
                else:
                    assert isinstance(value, types[field.type]), where
                if field.codes == STATE:
                    states = CATALOGUE.get(str(row["kind"])).states
                    assert value in {"", *(state.code for state in states)}, where
                elif field.codes:
                    assert value in sets[field.codes] or value == "", where


def test_what_a_case_was_told_besides_its_columns_is_documented(sample: Path) -> None:
    text = (sample / "SCHEMA.md").read_text(encoding="utf-8").split("## 案件的其他栏目")[1]
    for row in lines(sample, "cases.jsonl"):
        kind = CATALOGUE.get(str(row["kind"]))
        part = text.split(f"`{kind.code}`\n")[1].split("\n**")[0]
        details = row["details"]
        assert isinstance(details, dict)
        for key in details:
            assert key.startswith("@") or f"| `{key}` |" in part, (kind.code, key)


def test_numbers_tell_how_many_rows_there_are(with_files: Desk, tmp_path: Path) -> None:
    made = export_open(with_files, tmp_path / "out", FIGURES)
    assert made.rows["cases.jsonl"] == 1
    assert made.rows["evidence.jsonl"] == made.stored == 2
    for name, count in made.rows.items():
        if name.endswith(".jsonl"):
            assert len(lines(made.folder, name)) == count
    present = {path.name for path in made.folder.iterdir()}
    assert present == {*made.rows, "SCHEMA.md", "SHA256SUMS", "files"}


def test_originals_lie_where_the_file_list_says_bit_for_bit(
    with_files: Desk, tmp_path: Path
) -> None:
    folder = export_open(with_files, tmp_path / "out", FIGURES).folder
    files = {row["id"]: row for row in lines(folder, "files.jsonl")}
    evidence = lines(folder, "evidence.jsonl")
    assert [row["name"] for row in evidence] == ["a.png", "b.pdf"]
    for row in evidence:
        entry = files[row["file_id"]]
        path = str(entry["path"])
        assert path == f"files/evidence/{row['file_id']:06d}_{row['name']}"
        data = (folder / path).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (entry["sha256"], entry["size"])


def test_every_file_but_the_list_itself_is_in_the_list_of_hashes(
    with_files: Desk, tmp_path: Path
) -> None:
    folder = export_open(with_files, tmp_path / "out", FIGURES).folder
    listed = {}
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        sha256, name = line.split("  ", 1)
        listed[name] = sha256
    present = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }
    assert listed == present


def test_the_recycle_bin_is_exported_and_marked(with_files: Desk, tmp_path: Path) -> None:
    gone, _ = list_evidence(with_files, 1)
    delete_evidence(with_files, [gone.id])
    folder = export_open(with_files, tmp_path / "out", FIGURES).folder
    marked = {row["id"]: row["deleted_at"] for row in lines(folder, "evidence.jsonl")}
    assert marked[gone.id] is not None
    assert sum(day is None for day in marked.values()) == 1


def test_the_recipe_printed_in_the_schema_proves_the_trail(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (sample / "SCHEMA.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
    monkeypatch.chdir(sample)
    seen: dict[str, object] = {}
    exec(recipe, seen)  # noqa: S102  # the page's own words are what is tested
    centre = json.loads((sample / "centre.json").read_text(encoding="utf-8"))
    assert seen["head"] == centre["audit"]["head"]


def test_an_export_leaves_a_word_in_the_trail(with_files: Desk, tmp_path: Path) -> None:
    folder = export_open(with_files, tmp_path / "out", FIGURES).folder
    (entry,) = [one for one in audit_of(with_files, "centre") if one.action == "export"]
    sums = hashlib.sha256((folder / "SHA256SUMS").read_bytes()).hexdigest()
    assert entry.after is not None
    assert (entry.actor, entry.reason, entry.after["sums"]) == ("admin", "开放格式导出", sums)
    assert verify_chain(with_files).ok


def test_no_secret_leaves_the_store(with_files: Desk, tmp_path: Path) -> None:
    folder = export_open(with_files, tmp_path / "out", FIGURES).folder
    (account,) = lines(folder, "accounts.jsonl")
    assert {"name", "display_name", "role", "active"} < set(account)
    assert not [name for name in account if "key" in name or "pass" in name]
    for path in folder.rglob("*"):
        if path.is_file():
            assert PASSWORD.encode() not in path.read_bytes()


@pytest.mark.parametrize("role", [Role.CLERK, Role.HANDLER, Role.EXAMINER, Role.MEDIATOR])
def test_only_supervisors_and_administrators_may_export(
    desk: Desk, tmp_path: Path, role: Role
) -> None:
    with pytest.raises(NotAllowedError):
        export_open(acting(desk, role), tmp_path / "out", FIGURES)
    assert not (tmp_path / "out").exists()
    assert export_open(acting(desk, Role.SUPERVISOR), tmp_path / "out", FIGURES).rows


def nothing_is_left(folder: Path, *known: str) -> bool:
    return {path.name for path in folder.iterdir()} == set(known)


def test_an_empty_folder_is_taken_and_a_filled_one_refused(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "place"
    (place / "out").mkdir(parents=True)
    export_open(desk, place / "out", FIGURES)
    before = {path.name: path.stat().st_mtime_ns for path in (place / "out").iterdir()}
    with pytest.raises(OutputFileError, match="已有内容"):
        export_open(desk, place / "out", FIGURES)
    assert {path.name: path.stat().st_mtime_ns for path in (place / "out").iterdir()} == before
    (place / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputFileError, match="已有内容"):
        export_open(desk, place / "file", FIGURES)
    assert nothing_is_left(place, "out", "file")


def test_a_folder_inside_the_store_is_refused(desk: Desk) -> None:
    store = desk.vault.folder.parent
    with pytest.raises(OutputFileError, match="数据文件夹里面"):
        export_open(desk, store / "files" / "out", FIGURES)


def test_a_missing_parent_is_told_in_words(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(OutputFileError, match="不存在"):
        export_open(desk, tmp_path / "no" / "out", FIGURES)


def test_a_full_disk_is_told_before_anything_is_written(
    with_files: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "place").mkdir()
    usage = namedtuple("usage", "total used free")  # the shape of the standard one
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(1, 1, 1000))
    with pytest.raises(OutputFileError, match="空间不足"):
        export_open(with_files, tmp_path / "place" / "out", FIGURES)
    assert nothing_is_left(tmp_path / "place")


@pytest.mark.parametrize("stop_at", ["正在写入案件", "正在写入留痕", "正在写入文件"])
def test_a_cancelled_export_leaves_nothing_behind(
    with_files: Desk, tmp_path: Path, stop_at: str
) -> None:
    def stop(done: int, total: int, text: str) -> None:
        if text == stop_at:
            raise TaskCancelledError

    (tmp_path / "place").mkdir()
    with pytest.raises(TaskCancelledError):
        export_open(with_files, tmp_path / "place" / "out", FIGURES, stop)
    assert nothing_is_left(tmp_path / "place")
    assert not [one for one in audit_of(with_files) if one.action == "export"]


def test_progress_rises_to_the_end(with_files: Desk, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    export_open(
        with_files, tmp_path / "out", FIGURES, lambda done, total, text: heard.append((done, total))
    )
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]


def test_a_damaged_original_stops_the_export(with_files: Desk, tmp_path: Path) -> None:
    (tmp_path / "place").mkdir()
    name = next(iter(with_files.vault.names()))
    path = with_files.vault.path(name)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(StoreDamagedError):
        export_open(with_files, tmp_path / "place" / "out", FIGURES)
    assert nothing_is_left(tmp_path / "place")
