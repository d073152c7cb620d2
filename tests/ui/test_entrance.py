"""First run and sign-in through real widgets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.program import Program
from app.services.requests import Opening
from app.services.store_folder import is_store
from app.support.settings import BACKUP_FOLDER, LAST_STORE
from app.ui.application import Stage
from app.ui.design.theme import Theme, ThemeMode
from app.ui.desktop import Desktop
from app.ui.dialogs.first_run import FirstRunWizard
from app.ui.dialogs.sign_in import SignInDialog
from app.ui.viewmodels.first_run import Step
from tests.store.desk_kit import make_program
from tests.ui.desktop_kit import Keyboard, ToldPrompter, ready

PASSWORD = "correct horse battery"


@pytest.fixture
def prompts() -> ToldPrompter:
    return ToldPrompter()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return make_program(tmp_path / "profile")


@pytest.fixture
def desktop(qapp: QApplication, program: Program, prompts: ToldPrompter) -> Iterator[Desktop]:
    theme = Theme(qapp, mode=ThemeMode.LIGHT)
    made = Desktop(program, Stage(qapp, theme), prompts)
    yield made
    made.close()
    qapp.setStyleSheet("")
    theme.deleteLater()


def wizard_of(qtbot: QtBot, desktop: Desktop) -> FirstRunWizard:
    wizard = desktop.dialog
    assert isinstance(wizard, FirstRunWizard)
    ready(qtbot, wizard)
    return wizard


def walk_to_recovery(qtbot: QtBot, wizard: FirstRunWizard, folder: Path) -> str:
    wizard.go_on()
    wizard.place.folder.setText(str(folder))
    wizard.go_on()
    wizard.administrator.password.setText(PASSWORD)
    wizard.administrator.again.setText(PASSWORD)
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.step is Step.RECOVERY)
    assert wizard.made is not None
    return wizard.made.recovery_key


def finish(qtbot: QtBot, desktop: Desktop, wizard: FirstRunWizard, key: str, backup: Path) -> None:
    wizard.recovery.answer.setText(key.split("-")[wizard.recovery.group - 1])
    wizard.go_on()
    wizard.backup.folder.setText(str(backup))
    wizard.go_on()
    qtbot.waitUntil(lambda: desktop.window is not None)


def test_without_a_store_the_program_begins_with_the_wizard(qtbot: QtBot, desktop: Desktop) -> None:
    assert desktop.start(Opening())

    assert isinstance(desktop.dialog, FirstRunWizard)


def test_the_wizard_makes_a_store_a_backup_and_opens_the_window(
    qtbot: QtBot, desktop: Desktop, program: Program, tmp_path: Path
) -> None:
    desktop.start(Opening())
    wizard = wizard_of(qtbot, desktop)
    key = walk_to_recovery(qtbot, wizard, tmp_path / "库")

    finish(qtbot, desktop, wizard, key, tmp_path / "备份")

    assert is_store(tmp_path / "库")
    assert list((tmp_path / "备份").rglob("kuaiwei.db"))
    assert program.settings.get(LAST_STORE) == str(tmp_path / "库")
    assert program.settings.get(BACKUP_FOLDER) == str(tmp_path / "备份")


def test_nothing_is_on_disk_before_the_administrator_is_complete(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path
) -> None:
    desktop.start(Opening())
    wizard = wizard_of(qtbot, desktop)
    wizard.go_on()
    wizard.place.folder.setText(str(tmp_path / "库"))
    wizard.go_on()
    wizard.administrator.password.setText("short")
    wizard.go_on()

    assert wizard.step is Step.ADMINISTRATOR
    assert "至少8位" in wizard.administrator.boxes["password"].remark
    assert not (tmp_path / "库").exists()


def test_a_folder_with_other_files_is_refused_beside_the_field(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path
) -> None:
    (tmp_path / "占用").mkdir()
    (tmp_path / "占用" / "台账.xlsx").write_bytes(b"x")
    desktop.start(Opening())
    wizard = wizard_of(qtbot, desktop)
    wizard.go_on()
    wizard.place.folder.setText(str(tmp_path / "占用"))

    wizard.go_on()

    assert wizard.step is Step.PLACE
    assert "已有其他文件" in wizard.place.folder_box.remark


def test_the_recovery_key_is_asked_back_before_the_wizard_goes_on(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path
) -> None:
    desktop.start(Opening())
    wizard = wizard_of(qtbot, desktop)
    key = walk_to_recovery(qtbot, wizard, tmp_path / "库")
    group = key.split("-")[wizard.recovery.group - 1]
    wizard.recovery.answer.setText("0000" if group != "0000" else "1111")
    wizard.go_on()
    refused = wizard.step

    wizard.recovery.answer.setText(group.lower())
    wizard.go_on()

    assert (refused, wizard.step) == (Step.RECOVERY, Step.BACKUP)
    wizard.reject()


def test_the_recovery_sheet_holds_the_key_as_text(
    qtbot: QtBot, desktop: Desktop, prompts: ToldPrompter, tmp_path: Path
) -> None:
    desktop.start(Opening())
    wizard = wizard_of(qtbot, desktop)
    key = walk_to_recovery(qtbot, wizard, tmp_path / "库")
    prompts.paths.append(tmp_path / "恢复码.pdf")

    wizard.recovery.print_button.click()

    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "恢复码.pdf").pages)
    assert all(group in text for group in key.split("-"))
    wizard.reject()


def test_leaving_before_the_key_was_checked_asks_first(
    qtbot: QtBot, desktop: Desktop, prompts: ToldPrompter, tmp_path: Path
) -> None:
    desktop.start(Opening())
    wizard = wizard_of(qtbot, desktop)
    walk_to_recovery(qtbot, wizard, tmp_path / "库")
    prompts.yes = False
    wizard.reject()
    stayed = wizard.isVisible()
    prompts.yes = True

    wizard.reject()

    assert stayed
    assert not wizard.isVisible()
    assert prompts.asked == ["仍要退出", "仍要退出"]


def made_store(program: Program, folder: Path) -> str:
    from tests.store.desk_kit import ADMIN, zhongshan

    made = program.set_up(folder, zhongshan(), ADMIN)
    made.workplace.close()
    return made.recovery_key


def sign_in_of(qtbot: QtBot, desktop: Desktop) -> SignInDialog:
    dialog = desktop.dialog
    assert isinstance(dialog, SignInDialog)
    ready(qtbot, dialog)
    return dialog


def test_a_wrong_password_is_told_beside_the_field_and_the_right_one_opens(
    qtbot: QtBot, desktop: Desktop, program: Program, tmp_path: Path
) -> None:
    from tests.store.desk_kit import ADMIN

    made_store(program, tmp_path / "库")
    desktop.start(Opening(tmp_path / "库"))
    dialog = sign_in_of(qtbot, desktop)
    keys = Keyboard(qtbot)
    keys.type("wrong password")
    keys.enter()
    qtbot.waitUntil(lambda: bool(dialog.password_box.remark))
    refusal = dialog.password_box.remark
    assert desktop.window is None

    dialog.password.setText(ADMIN.password)
    keys.enter()
    qtbot.waitUntil(lambda: desktop.window is not None)

    assert "密码" in refusal


def test_the_recovery_key_opens_the_store_and_sets_a_new_password(
    qtbot: QtBot, desktop: Desktop, program: Program, tmp_path: Path
) -> None:
    key = made_store(program, tmp_path / "库")
    desktop.start(Opening(tmp_path / "库"))
    dialog = sign_in_of(qtbot, desktop)
    dialog.show_panel(1)
    dialog.recovery_key.setText(key.lower().replace("-", " "))
    dialog.new_password.setText("another long password")
    dialog.recover()
    qtbot.waitUntil(lambda: desktop.window is not None)
    desktop.close()

    place = program.sign_in(tmp_path / "库", "admin", "another long password")

    assert place.desk.account.name == "admin"
    place.close()


def older_store(program: Program, folder: Path) -> None:
    """Make a store with a case of before the program knew time limits."""
    from tests.store.desk_kit import ADMIN, dispute, forget_limits, open_one, zhongshan

    place = program.set_up(folder, zhongshan(), ADMIN).workplace
    open_one(place.desk, dispute())
    forget_limits(place.desk)
    place.close()


def limits_of_all(desktop: Desktop) -> list[str]:
    from app.services.case_filter import CaseFilter
    from app.services.case_queries import find_ids
    from app.services.deadlines import read_deadlines

    assert desktop.window is not None
    desk = desktop.window.workspace.desk
    ids = find_ids(desk, CaseFilter())
    return [line.key.rule_id for number in ids for line in read_deadlines(desk, number)]


@pytest.mark.parametrize("asked", [True, False])
def test_cases_of_an_older_store_have_their_limits_when_the_window_opens(
    qtbot: QtBot, desktop: Desktop, program: Program, tmp_path: Path, *, asked: bool
) -> None:
    from app.services.recompute import needs_rebuild
    from tests.store.desk_kit import ADMIN

    older_store(program, tmp_path / "库")
    desktop.start(Opening(tmp_path / "库", "admin", None if asked else ADMIN.password))
    if asked:
        dialog = sign_in_of(qtbot, desktop)
        dialog.password.setText(ADMIN.password)
        dialog.sign_in()
    qtbot.waitUntil(lambda: desktop.window is not None)

    assert desktop.window is not None
    assert not needs_rebuild(desktop.window.workspace.desk)
    assert "INF-ACCEPT" in limits_of_all(desktop)


def test_stopping_the_limits_of_older_cases_still_opens_the_window(
    qtbot: QtBot, desktop: Desktop, program: Program, tmp_path: Path
) -> None:
    from app.services.recompute import needs_rebuild
    from tests.store.desk_kit import ADMIN

    older_store(program, tmp_path / "库")
    desktop.runner.started.connect(lambda task: task.cancel())
    desktop.start(Opening(tmp_path / "库", "admin", ADMIN.password))
    qtbot.waitUntil(lambda: desktop.window is not None)

    assert desktop.window is not None
    assert needs_rebuild(desktop.window.workspace.desk)


def test_ending_while_the_limits_are_worked_out_gives_the_store_free(
    qtbot: QtBot, desktop: Desktop, program: Program, tmp_path: Path
) -> None:
    from tests.store.desk_kit import ADMIN

    older_store(program, tmp_path / "库")
    desktop.start(Opening(tmp_path / "库", "admin", ADMIN.password))
    assert desktop.window is None

    desktop.close()
    QApplication.processEvents()

    assert desktop.window is None
    program.sign_in(tmp_path / "库", "admin", ADMIN.password).close()


def test_a_second_start_brings_the_first_window_to_the_front(
    qtbot: QtBot, desktop: Desktop, program: Program, tmp_path: Path, qapp: QApplication
) -> None:
    made_store(program, tmp_path / "库")
    desktop.start(Opening(tmp_path / "库"))
    theme = Theme(qapp, mode=ThemeMode.LIGHT)
    second = Desktop(program, Stage(qapp, theme), ToldPrompter())

    opened = second.start(Opening(tmp_path / "库"))

    assert not opened
    assert second.dialog is None
    second.close()
    theme.deleteLater()
