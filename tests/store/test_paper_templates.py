"""The book of templates: every shipped one is right, a centre's own goes before it."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.documents.blocks import PaperContent
from app.domain.documents.check import names_used
from app.domain.documents.content_json import content_from_json, content_to_json
from app.domain.documents.fill import fill
from app.domain.documents.spec import AskKind, Template
from app.domain.papers import PAPERS
from app.domain.terms import Role
from app.models.case import Case
from app.models.paper import PaperTemplate
from app.services.desk import Desk
from app.services.papers.facts import paper_values
from app.services.papers.template_pack import export_templates, import_templates
from app.services.papers.templates import (
    add_template,
    check_texts,
    list_templates,
    problem_text,
    problems_of,
    read_texts,
    restore_shipped,
    save_template,
    shipped_templates,
    template,
    template_version,
    templates,
    version_texts,
)
from app.services.papers.views import Recipient
from app.support.errors import (
    InputFileError,
    KuaiWeiError,
    NotAllowedError,
    NotFoundError,
    RuleViolationError,
)
from tests.store.desk_kit import (
    CATALOGUE,
    KINDS,
    TODAY,
    acting,
    audit_of,
    count,
    full_draft,
    last_audit,
    open_one,
)

FOLDER = "acceptance-notice"
OWN_SPEC = 'code = "D05"\ntitle = "本中心告知书"\nversion = "1"\n'
OWN_BODY = "@标题 告知书\n@主送 {受送达人}：\n案号为{案号|未立案}。\n@落款 {发文机关}\n"


def changed(desk: Desk, line: str = "经办请留意。") -> tuple[str, str]:
    """Return the texts of a shipped template with a line added."""
    texts = read_texts(desk, FOLDER)
    return texts.spec, f"{texts.body}{line}\n"


def rows_by_kind(desk: Desk) -> dict[str, int]:
    """Open one full case of every kind and return the ids."""
    return {kind: open_one(desk, full_draft(CATALOGUE.get(kind), 2)).id for kind in KINDS}


def filled(desk: Desk, chosen: Template, case_id: int, texts: dict[str, str]) -> PaperContent:
    """Fill a template for a case, reading only what it names, as issuing does."""
    whom = Recipient(None, "星煌灯饰厂", "被请求人", "中山市古镇镇")
    with desk.store.reading() as session:
        case = session.get_one(Case, case_id)
        wanted = names_used(chosen)
        values = paper_values(desk, session, case, whom, number="", on=TODAY, wanted=wanted)
        every = paper_values(desk, session, case, whom, number="", on=TODAY)
    content = fill(chosen, values, texts)
    assert content == fill(chosen, every, texts), chosen.folder
    return content.content


@pytest.mark.parametrize("folder", sorted(shipped_templates()))
def test_a_shipped_template_has_no_problem(folder: str) -> None:
    one = shipped_templates()[folder]
    problems = problems_of(folder, one.spec_text, one.body_text)
    assert not problems, "\n".join(map(problem_text, problems))


def test_every_shipped_template_can_be_filled_for_every_kind_it_belongs_to(desk: Desk) -> None:
    ids = rows_by_kind(desk)
    assert len(shipped_templates()) > 40
    for one in shipped_templates().values():
        typed = {
            ask.name: "2026-11-20" if ask.kind is AskKind.DAY else "第一行\n第二行"
            for ask in one.asks
        }
        for kind in one.kinds or KINDS:
            for texts in ({}, typed):
                content = filled(desk, one, ids[kind], texts)
                assert content.blocks, one.folder
                assert content_from_json(content_to_json(content)) == content


def test_every_paper_of_the_catalogue_has_a_template(desk: Desk) -> None:
    lacking = set(PAPERS) - {one.code for one in templates(desk)}
    assert not lacking


def test_titles_tell_the_templates_of_a_kind_apart(desk: Desk) -> None:
    for kind in KINDS:
        offered = Counter(
            one.title for one in templates(desk) if not one.kinds or kind in one.kinds
        )
        assert max(offered.values()) == 1, (kind, offered.most_common(2))


def test_a_saved_wording_goes_before_the_shipped_one_and_has_a_version_of_its_own(
    desk: Desk,
) -> None:
    shipped = template(desk, FOLDER)
    before = last_audit(desk)
    version = save_template(desk, FOLDER, *changed(desk), "按局里要求")
    own = template(desk, FOLDER)
    assert (version, own.version, own.own, shipped.own) == ("本中心-1", "本中心-1", True, False)
    assert own.body_text.endswith("经办请留意。\n")
    assert {one.folder for one in templates(desk)} == set(shipped_templates())
    (entry,) = audit_of(desk, PaperTemplate.__tablename__, after=before)
    assert entry.reason == "按局里要求"
    again = save_template(desk, FOLDER, *changed(desk, "再改。"), "又改")
    assert again == "本中心-2"
    assert read_texts(desk, FOLDER).versions == ("本中心-2", "本中心-1", shipped.version)


def test_the_wording_of_an_issued_paper_stays_readable_after_later_versions(desk: Desk) -> None:
    shipped = template(desk, FOLDER)
    save_template(desk, FOLDER, *changed(desk), "一")
    first = template(desk, FOLDER)
    save_template(desk, FOLDER, *changed(desk), "二")
    restore_shipped(desk, FOLDER, "恢复")
    assert template(desk, FOLDER) == shipped
    assert template_version(desk, FOLDER, first.version, first.sha256) == first
    assert template_version(desk, FOLDER, shipped.version, shipped.sha256) == shipped
    assert version_texts(desk, FOLDER, first.version).body == first.body_text
    assert version_texts(desk, FOLDER, shipped.version).spec == shipped.spec_text
    with pytest.raises(NotFoundError):
        template_version(desk, FOLDER, first.version, shipped.sha256)


def test_restoring_takes_back_every_own_version_and_only_where_there_is_one(desk: Desk) -> None:
    save_template(desk, FOLDER, *changed(desk), "一")
    save_template(desk, FOLDER, *changed(desk), "二")
    restore_shipped(desk, FOLDER, "恢复")
    assert template(desk, FOLDER).own is False
    with pytest.raises(NotFoundError):
        restore_shipped(desk, FOLDER, "恢复")
    assert save_template(desk, FOLDER, *changed(desk), "三") == "本中心-3"


def test_a_wording_with_problems_is_refused_with_every_line(desk: Desk) -> None:
    spec = read_texts(desk, FOLDER).spec
    body = "@文号\n@标题 通知\n{被请求人名}\n@不认识 x\n"
    with pytest.raises(RuleViolationError) as caught:
        save_template(desk, FOLDER, spec, body, "改")
    assert [problem.field for problem in caught.value.problems] == [f"{FOLDER}:4"]
    body = "@文号\n@标题 通知\n{被请求人名}\n"
    problems = check_texts(desk, FOLDER, spec, body)
    told = [problem_text(one) for one in problems]
    assert "第3行：不认识的占位符 {被请求人名}，是否为 {被请求人名称}？" in told
    assert count(desk, PaperTemplate) == 0


def test_a_broken_spec_is_told_with_the_problems_of_the_body(desk: Desk) -> None:
    problems = check_texts(desk, FOLDER, "code = D05", "正文\n@完\n")
    assert [one.line for one in problems] == [0, 2]
    unknown = check_texts(desk, FOLDER, OWN_SPEC + 'kinds = ["x"]\nstates = ["y"]\n', OWN_BODY)
    assert [one.line for one in unknown] == [0, 0]


def test_nothing_is_saved_without_reason_change_or_right(desk: Desk) -> None:
    texts = read_texts(desk, FOLDER)
    with pytest.raises(RuleViolationError, match="没有改动"):
        save_template(desk, FOLDER, texts.spec, texts.body, "改")
    with pytest.raises(RuleViolationError, match="理由"):
        save_template(desk, FOLDER, *changed(desk), "  ")
    for role in (Role.CLERK, Role.HANDLER):
        with pytest.raises(NotAllowedError):
            save_template(acting(desk, role), FOLDER, *changed(desk), "改")
    with pytest.raises(NotFoundError):
        save_template(desk, "no-such", OWN_SPEC, OWN_BODY, "改")
    assert count(desk, PaperTemplate) == 0


def test_a_centre_adds_a_template_and_stops_using_it(desk: Desk) -> None:
    assert add_template(desk, "own-notice", OWN_SPEC, OWN_BODY, "本地需要") == "本中心-1"
    line = next(one for one in list_templates(desk) if one.folder == "own-notice")
    assert (line.title, line.own, line.problems) == ("本中心告知书", True, ())
    with pytest.raises(RuleViolationError, match="已有这个代号"):
        add_template(desk, "own-notice", OWN_SPEC, OWN_BODY, "本地需要")
    with pytest.raises(RuleViolationError, match="已有这个代号"):
        add_template(desk, FOLDER, OWN_SPEC, OWN_BODY, "本地需要")
    restore_shipped(desk, "own-notice", "不再使用")
    assert "own-notice" not in {one.folder for one in templates(desk)}
    with pytest.raises(NotFoundError):
        template(desk, "own-notice")


@pytest.mark.parametrize("name", ["", "告知书", "../etc", "a/b", "CON", "a..b", "-a", "a" * 61])
def test_a_template_needs_a_safe_name(desk: Desk, name: str) -> None:
    with pytest.raises(RuleViolationError, match="代号"):
        add_template(desk, name, OWN_SPEC, OWN_BODY, "本地需要")


@pytest.mark.expects_log("cannot be read")
def test_an_own_wording_that_cannot_be_read_leaves_the_shipped_one_in_use(desk: Desk) -> None:
    with desk.store.writing(actor="test") as unit:
        unit.session.add(
            PaperTemplate(
                folder=FOLDER,
                version="本中心-1",
                sha256="0" * 64,
                spec="x",
                body="@完",
                active=True,
            )
        )
    assert template(desk, FOLDER).own is False
    line = next(one for one in list_templates(desk) if one.folder == FOLDER)
    assert line.own
    assert line.problems


def test_a_pack_carries_templates_to_another_desk(desk: Desk, tmp_path: Path) -> None:
    add_template(desk, "own-notice", OWN_SPEC, OWN_BODY, "本地需要")
    save_template(desk, FOLDER, *changed(desk), "改")
    pack, twin = tmp_path / "a.zip", tmp_path / "b.zip"
    assert export_templates(desk, pack, (FOLDER, "own-notice")) == 2
    export_templates(desk, twin, (FOLDER, "own-notice"))
    assert pack.read_bytes() == twin.read_bytes()
    mine = template(desk, FOLDER)
    restore_shipped(desk, FOLDER, "恢复")
    restore_shipped(desk, "own-notice", "停用")
    lines = import_templates(desk, pack)
    assert {line.folder for line in lines} == {FOLDER, "own-notice"}
    assert template(desk, FOLDER).body_text == mine.body_text
    rows = count(desk, PaperTemplate)
    import_templates(desk, pack)
    assert count(desk, PaperTemplate) == rows  # what is in use already is left alone


def test_all_shipped_templates_go_through_a_pack_unchanged(desk: Desk, tmp_path: Path) -> None:
    pack = tmp_path / "all.zip"
    assert export_templates(desk, pack, ()) == len(shipped_templates())
    import_templates(desk, pack)
    assert count(desk, PaperTemplate) == 0


def hostile(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in entries.items():
            pack.writestr(name, data)
    return path


GOOD = {"own-notice/paper.toml": OWN_SPEC.encode(), "own-notice/body.txt": OWN_BODY.encode()}


@pytest.mark.parametrize(
    "more",
    [
        {"../evil/paper.toml": b"x"},
        {"/abs/paper.toml": b"x"},
        {"own-notice/run.exe": b"x"},
        {"own-notice/deep/body.txt": b"x"},
        {"readme.txt": b"x"},
        {"other/paper.toml": OWN_SPEC.encode()},
        {"big/paper.toml": b"0" * 5_000_000, "big/body.txt": b"x"},
        {"odd/paper.toml": b"\xff\xfe", "odd/body.txt": b"x"},
        {"bad-one/paper.toml": OWN_SPEC.encode(), "bad-one/body.txt": "{没有此名}".encode()},
        {"UPPER/paper.toml": OWN_SPEC.encode(), "UPPER/body.txt": OWN_BODY.encode()},
    ],
)
def test_a_pack_is_taken_whole_or_not_at_all(
    desk: Desk, tmp_path: Path, more: dict[str, bytes]
) -> None:
    pack = hostile(tmp_path / "in.zip", {**GOOD, **more})
    with pytest.raises(KuaiWeiError) as caught:
        import_templates(desk, pack)
    assert caught.value.hint
    assert count(desk, PaperTemplate) == 0
    assert not list(tmp_path.rglob("paper.toml"))
    assert not list(tmp_path.parent.glob("evil"))


def test_a_text_too_large_to_be_a_template_is_not_even_read(desk: Desk, tmp_path: Path) -> None:
    big = {"big/paper.toml": b"0" * 5_000_000, "big/body.txt": b"x"}
    with pytest.raises(InputFileError, match="过大"):
        import_templates(desk, hostile(tmp_path / "in.zip", {**GOOD, **big}))


def test_a_small_pack_that_unpacks_to_very_much_is_refused(desk: Desk, tmp_path: Path) -> None:
    many = {
        f"t{number}/{name}": b"0" * 700_000
        for number in range(20)
        for name in ("paper.toml", "body.txt")
    }
    pack = tmp_path / "in.zip"
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in many.items():
            out.writestr(name, data)
    assert pack.stat().st_size < 100_000
    with pytest.raises(InputFileError, match="过多"):
        import_templates(desk, pack)


def test_a_pack_damaged_inside_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    pack = tmp_path / "in.zip"
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in GOOD.items():
            out.writestr(name, data)
    whole = pack.read_bytes()
    with zipfile.ZipFile(pack) as read:
        begin = read.infolist()[0].header_offset + 30 + len(read.infolist()[0].filename)
    pack.write_bytes(whole[:begin] + b"\xff" * 20 + whole[begin + 20 :])
    with pytest.raises(InputFileError, match="已损坏"):
        import_templates(desk, pack)


def test_what_is_no_pack_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    no_zip = tmp_path / "x.zip"
    no_zip.write_bytes(b"PK\x03\x04 nothing")
    for file in (no_zip, tmp_path / "missing.zip", tmp_path):
        with pytest.raises(InputFileError):
            import_templates(desk, file)
    with pytest.raises(NotAllowedError):
        import_templates(acting(desk, Role.CLERK), hostile(tmp_path / "ok.zip", GOOD))


def test_a_centre_without_letterhead_signs_with_its_own_name(desk: Desk) -> None:
    case_id = open_one(desk, full_draft(CATALOGUE.get("infringement-dispute"), 1)).id
    plain = replace(desk, centre=replace(desk.centre, letterhead=""))
    content = filled(plain, template(desk, FOLDER), case_id, {})
    assert content.author == desk.centre.name
