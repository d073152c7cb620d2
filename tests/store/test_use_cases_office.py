"""The centre itself: setting up, signing in, accounts, profile, self-test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.centre import Delegation, Town, blank_profile
from app.domain.terms import Role
from app.services.case_queries import case_lines
from app.services.centres import shipped_centres, shipped_industries
from app.services.office import (
    Workplace,
    add_account,
    change_account,
    list_accounts,
    save_profile,
)
from app.services.program import Program
from app.services.requests import Administrator
from app.services.self_test import CheckFailedError, CheckSpec, run_checks, store_checks
from app.services.store_folder import sign_in_names
from app.support.errors import (
    KuaiWeiError,
    NotAllowedError,
    NotFoundError,
    RuleViolationError,
    WrongPasswordError,
)
from tests.store.desk_kit import ADMIN, PASSWORD, acting, dispute, open_one, step, zhongshan


@pytest.mark.parametrize("password", ["", "1234567", "aaaabbbb", "12312312"])
def test_a_weak_password_makes_no_store(program: Program, tmp_path: Path, password: str) -> None:
    folder = tmp_path / "new" / "store"
    with pytest.raises(RuleViolationError) as caught:
        program.set_up(folder, zhongshan(), Administrator("admin", "", password))
    assert [item.field for item in caught.value.problems] == ["password"]
    assert not folder.parent.exists()


def test_a_store_whose_first_rows_cannot_be_written_is_taken_back(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.services import office

    def cut_off(_profile: object) -> dict[str, object]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(office, "profile_to_mapping", cut_off)
    with pytest.raises(OSError, match="space"):
        program.set_up(tmp_path / "store", zhongshan(), ADMIN)
    monkeypatch.undo()
    program.set_up(tmp_path / "store", zhongshan(), ADMIN).workplace.close()


def test_an_account_without_a_name_makes_no_store(program: Program, tmp_path: Path) -> None:
    with pytest.raises(RuleViolationError):
        program.set_up(tmp_path / "store", zhongshan(), Administrator(" ", "", PASSWORD))
    assert not (tmp_path / "store").exists()


def test_the_store_opens_again_with_the_centre_and_its_cases(
    program: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    made = program.set_up(folder, zhongshan(), ADMIN)
    opened = open_one(made.workplace.desk, dispute())
    made.workplace.close()
    again = program.sign_in(folder, " ADMIN ", PASSWORD)
    assert again.desk.centre == zhongshan()
    assert (again.desk.account.name, again.desk.account.role) == ("admin", Role.ADMIN)
    assert case_lines(again.desk, [opened.id])[0].intake_no == opened.intake_no
    again.close()
    with pytest.raises(WrongPasswordError):
        program.sign_in(folder, "admin", PASSWORD + "x")
    with pytest.raises(WrongPasswordError):
        program.sign_in(folder, "nobody", PASSWORD)


def test_the_recovery_key_gives_a_known_account_a_new_password(
    program: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    made = program.set_up(folder, zhongshan(), ADMIN)
    made.workplace.close()
    with pytest.raises(RuleViolationError):
        program.recover(folder, made.recovery_key, "admin", "short")
    for stranger in ("somebody", " "):
        with pytest.raises(WrongPasswordError):
            program.recover(folder, made.recovery_key, stranger, "another good one")
    assert sign_in_names(folder) == ("admin",)
    program.recover(folder, made.recovery_key, "Admin", "another good one").close()
    with pytest.raises(WrongPasswordError):
        program.sign_in(folder, "admin", PASSWORD)
    program.sign_in(folder, "admin", "another good one").close()


def test_another_account_signs_in_until_it_is_made_inactive(
    program: Program, workplace: Workplace
) -> None:
    folder = workplace.opened.folder
    add_account(workplace, "wang", "王芳", Role.CLERK, "王芳 的密码 1")
    names = [(item.name, item.display_name, item.role) for item in list_accounts(workplace.desk)]
    assert names == [("admin", "管理员", Role.ADMIN), ("wang", "王芳", Role.CLERK)]
    workplace.close()
    clerk = program.sign_in(folder, "wang", "王芳 的密码 1")
    assert clerk.desk.account.role is Role.CLERK
    with pytest.raises(NotAllowedError):
        add_account(clerk, "li", "", Role.ADMIN, "李明 的密码 1")
    clerk.close()
    admin = program.sign_in(folder, "admin", PASSWORD)
    change_account(admin, "wang", "王芳", Role.CLERK, active=False)
    assert [item.active for item in list_accounts(admin.desk)] == [True, False]
    admin.close()
    with pytest.raises(WrongPasswordError, match="停用"):
        program.sign_in(folder, "wang", "王芳 的密码 1")
    program.sign_in(folder, "admin", PASSWORD).close()


@pytest.mark.parametrize("name", ["admin", " Admin", "ａｄｍｉｎ"])
def test_an_account_of_the_same_name_is_refused(workplace: Workplace, name: str) -> None:
    with pytest.raises(KuaiWeiError):
        add_account(workplace, name, "", Role.CLERK, "一个 好的 密码 1")
    assert len(list_accounts(workplace.desk)) == 1
    assert workplace.opened.accounts() == ("admin",)


def test_an_account_needs_a_name_and_a_good_password(workplace: Workplace) -> None:
    for name, password, field in (("", "一个 好的 密码", "name"), ("li", "123", "password")):
        with pytest.raises(RuleViolationError) as caught:
            add_account(workplace, name, "", Role.CLERK, password)
        assert [item.field for item in caught.value.problems] == [field]


def test_the_last_administrator_stays(workplace: Workplace) -> None:
    for role, active in ((Role.CLERK, True), (Role.ADMIN, False)):
        with pytest.raises(RuleViolationError, match="管理员"):
            change_account(workplace, "admin", "管理员", role, active=active)
    with pytest.raises(NotFoundError):
        change_account(workplace, "nobody", "", Role.CLERK, active=True)
    (line,) = list_accounts(workplace.desk)
    assert (line.role, line.active) == (Role.ADMIN, True)


def test_a_changed_profile_is_there_after_reopening(program: Program, workplace: Workplace) -> None:
    desk = workplace.desk
    changed = replace(
        desk.centre,
        delegation=Delegation("中山市市场监督管理局", "委〔2026〕1号"),
        towns=(*desk.centre.towns, Town("", "新镇")),
    )
    with pytest.raises(NotAllowedError):
        save_profile(acting(desk, Role.HANDLER), changed)
    assert save_profile(desk, changed).centre == changed
    workplace.close()
    again = program.sign_in(workplace.opened.folder, "admin", PASSWORD)
    assert again.desk.centre == changed
    again.close()


def test_a_fourth_centre_made_in_the_wizard_works_from_end_to_end(
    program: Program, tmp_path: Path
) -> None:
    industry = shipped_industries()[0]
    profile = blank_profile(
        "jiangmen-plumbing",
        "江门水暖卫浴知识产权快速维权中心",
        "江门市",
        "440700",
        industry,
        "粤江",
    )
    assert profile.code not in {item.code for item in shipped_centres()}
    made = program.set_up(tmp_path / "store", profile, ADMIN)
    opened = open_one(made.workplace.desk, dispute())
    assert step(made.workplace.desk, opened.id, "accept").line.case_no == "粤江知法裁字〔2026〕1号"
    made.workplace.close()
    again = program.sign_in(tmp_path / "store", "admin", PASSWORD)
    assert again.desk.centre == profile
    assert case_lines(again.desk, [opened.id])[0].case_no == "粤江知法裁字〔2026〕1号"
    again.close()


def test_the_self_test_finds_a_sound_program_sound(program: Program) -> None:
    checks = run_checks(program, store_checks())
    assert "推算期限" in [check.name for check in checks]
    assert all(check.ok for check in checks), checks


@pytest.mark.expects_log("self-test 坏的")
def test_the_self_test_reports_every_failure_and_goes_on(program: Program) -> None:
    def known(_bench: object) -> str:
        raise CheckFailedError("没有找回。")

    def unknown(_bench: object) -> str:
        raise ZeroDivisionError

    specs = (CheckSpec("知道的", known), CheckSpec("坏的", unknown), *store_checks()[:1])
    _made, first, second, third = run_checks(program, specs)
    assert (first.ok, first.detail) == (False, "没有找回。")
    assert (second.ok, second.detail) == (False, "ZeroDivisionError")
    assert third.ok
