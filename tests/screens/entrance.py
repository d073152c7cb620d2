"""Pictures of what comes before the window: first run and sign-in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.ui.design.theme import ThemeMode
from app.ui.desktop import Desktop
from app.ui.dialogs.first_run import FirstRunWizard
from app.ui.dialogs.sign_in import SignInDialog
from tests.screens.studio import Studio

PASSWORD = "correct horse battery"


def entrance_shots(studio: Studio, out: Path, modes: Sequence[ThemeMode]) -> None:
    """Walk through the wizard and the sign-in and take each step."""
    for mode in modes:
        studio.stage.theme.set_mode(mode)
        desktop = Desktop(studio.program, studio.stage)
        desktop.first_run()
        wizard = desktop.dialog
        assert isinstance(wizard, FirstRunWizard)
        folder = studio.store.parent / f"库-{mode.value}"

        def shot(name: str, wizard: FirstRunWizard = wizard, mode: ThemeMode = mode) -> None:
            studio.grab(wizard, out / f"first-run-{name}-{mode.value}.png")

        shot("1-centre")
        wizard.centre.choose(3)
        wizard.go_on()
        shot("1-new-centre")
        wizard.centre.choose(2)
        wizard.go_on()
        wizard.place.folder.setText(str(folder))
        shot("2-place")
        wizard.go_on()
        wizard.administrator.password.setText("short")
        wizard.go_on()
        shot("3-administrator")
        wizard.administrator.password.setText(PASSWORD)
        wizard.administrator.again.setText(PASSWORD)
        wizard.go_on()
        studio.until(lambda wizard=wizard: wizard.made is not None)
        shot("4-recovery")
        made = wizard.made
        assert made is not None
        wizard.recovery.answer.setText(made.recovery_key.split("-")[wizard.recovery.group - 1])
        wizard.go_on()
        shot("5-backup")
        made.workplace.close()
        desktop.sign_in(folder)
        dialog = desktop.dialog
        assert isinstance(dialog, SignInDialog)
        studio.grab(dialog, out / f"sign-in-{mode.value}.png")
        dialog.show_panel(1)
        studio.grab(dialog, out / f"sign-in-recovery-{mode.value}.png")
        desktop.close()
