"""Grabs the intake form filled like the drawing, in the real window; run it as a script."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.catalogue import load_catalogue
from app.domain.fields import Choice
from app.domain.patent_number import check_sign
from app.domain.terms import Role
from app.services.case_text import initials
from app.services.centres import shipped_centre
from app.services.views import AccountLine, PartySuggestion
from app.support.clock import CHINA
from app.ui.application import Appearance, make_application
from app.ui.design.icons import IconName
from app.ui.design.theme import Theme, ThemeMode
from app.ui.dialogs.move_dialog import MoveDialog
from app.ui.forms.form_opening import FormOpening
from app.ui.forms.form_services import FormServices
from app.ui.forms.lanes import DirectLanes
from app.ui.main_window import MainWindow
from app.ui.pages.intake_page import IntakePage
from app.ui.prompts import QtPrompter
from app.ui.viewmodels.move_state import MoveState
from app.ui.widgets.page import PageSpec

NOW = datetime(2026, 11, 23, 14, 36, tzinfo=CHINA)
TEXTS = {
    "requester.name": "中山市古镇华彩照明有限公司",
    "requester.id_number": "91442000MA4UXXXX3K",
    "requester.capacity": "专利权人",
    "requester.contact_name": "黄先生",
    "requester.phone": "138 0000 1234",
    "respondent[0].name": "星煌灯饰厂",
    "respondent[0].address": "古镇灯都新天地",
    "respondent[0].stall": "2-118",
    "respondent[0].acts": "制造、销售",
    "respondent[1].name": "亮晶灯饰门市部",
    "respondent[1].address": "古镇星光联盟",
    "respondent[1].stall": "3-056",
    "respondent[1].acts": "销售",
    "respondent[2].name": "明亮灯饰店",
    "respondent[2].address": "古镇华艺广场",
    "respondent[2].stall": "B1-09",
    "respondent[2].acts": "许诺销售、销售",
    "right.number": "ZL202430512345.0",
    "right.title": "吊灯（华彩-A12）",
    "right.locarno": "26-05",
    "right.evaluation": "未见缺陷",
    "facts.received_at": "2026-11-23 14:30",
    "facts.channel": "柜台",
    "facts.venue_kind": "专业市场",
    "facts.town": "古镇镇",
    "facts.reasons": "请求责令停止侵权；就赔偿请求调解。"
    "请求人于11月18日在灯都新天地公证购买被控产品一台。",
}


def services() -> FormServices:
    """Return services with invented answers and no store."""
    centre = shipped_centre("zhongshan-lighting")
    if centre is None:
        raise LookupError("zhongshan-lighting")
    party = PartySuggestion(7, "星煌灯饰厂", "", "", "古镇，铺位相同", 2, {"stall": "2-118"})
    return FormServices(
        catalogue=load_catalogue(),
        centre=centre,
        account=AccountLine("chen", "陈晓敏", Role.CLERK),
        now=lambda: NOW,
        handlers=lambda: (Choice("chen", "陈晓敏"), Choice("li", "李建文")),
        entities=lambda: ("中山市华彩照明有限公司",),
        recent=lambda _key: (),
        suggest=lambda typed: (party,) if typed.startswith("星煌") else (),
        initials=lambda text: initials(text).replace(" ", ""),
        load=lambda _case: (_ for _ in ()).throw(LookupError),
        open=lambda _draft, _form: (),
        save=lambda _case, version, _draft, _form: version + 1,
        keep=lambda _kept: None,
        drop=lambda _form: None,
    )


def intake(theme: Theme, *, kind: str, filled: bool) -> IntakePage:
    """Return the page, filled like the drawing if wished."""
    prompts = QtPrompter()
    page = IntakePage(theme, services(), DirectLanes(), prompts, lambda _: None, FormOpening(kind))
    if filled:
        number = TEXTS["right.number"]
        page.state.load({**TEXTS, "right.number": checked(number)})
        page.suggester.typed(page.state, "respondent[0].name")
        page.suggester.ask()
        page.keeper.flush()
    return page


def checked(number: str) -> str:
    """Return the number with its right check sign."""
    digits = number.removeprefix("ZL").partition(".")[0]
    return f"ZL{digits}.{check_sign(digits)}"


def make_window(theme: Theme) -> MainWindow:
    """Return the window with one navigation entry of each kind."""
    names = (
        ("infringement", "侵权维权", IconName.INFRINGEMENT),
        ("fast-track", "快速预审", IconName.FAST_TRACK),
        ("mediation", "调解", IconName.MEDIATION),
    )
    kinds = {
        "infringement": "infringement-dispute",
        "fast-track": "pre-examination",
        "mediation": "mediation-administrative",
    }
    specs = [
        PageSpec(
            page_id,
            text,
            icon,
            lambda _shell, kind=kinds[page_id], page_id=page_id: intake(
                theme, kind=kind, filled=page_id == "infringement"
            ),
            f"Ctrl+{at}",
        )
        for at, (page_id, text, icon) in enumerate(names, 1)
    ]
    window = MainWindow(theme, specs)
    window.top_bar.set_day("11月23日 周一 · 工作日")
    window.top_bar.set_account("陈晓敏 · 受理员")
    window.status.set_centre("中山灯饰中心")
    window.status.set_store("存储正常 · 已加密")
    window.status.set_backup("最近可用备份 14:32")
    return window


def grab(window: QWidget, path: Path) -> None:
    """Write what the window shows."""
    for _ in range(4):
        QApplication.processEvents()
    window.grab().save(str(path))


def main(folder: Path) -> None:
    """Grab the forms in both appearances and sizes, tight and large too."""
    folder.mkdir(parents=True, exist_ok=True)
    stage = make_application(["forms"], Appearance(mode=ThemeMode.LIGHT))
    window = make_window(stage.theme)
    window.show()
    window.activateWindow()
    shots = (
        ("light", ThemeMode.LIGHT, 10.5, (1366, 768)),
        ("dark", ThemeMode.DARK, 10.5, (1366, 768)),
        ("light-1080", ThemeMode.LIGHT, 10.5, (1920, 1080)),
        ("dark-1080", ThemeMode.DARK, 10.5, (1920, 1080)),
        ("tight", ThemeMode.LIGHT, 10.5, (911, 512)),
        ("large", ThemeMode.LIGHT, 14.0, (1366, 768)),
    )
    for name, mode, points, size in shots:
        stage.theme.set_mode(mode)
        stage.theme.set_points(points)
        window.resize(*size)
        for page_id in ("infringement", "fast-track", "mediation"):
            window.show_page(page_id)
            page = window.current_page
            if isinstance(page, IntakePage) and page_id == "infringement":
                page.form.focus_address("right.number")
            grab(window, folder / f"form-{page_id}-{name}.png")
    for name, mode in (("light", ThemeMode.LIGHT), ("dark", ThemeMode.DARK)):
        stage.theme.set_mode(mode)
        stage.theme.set_points(10.5)
        grab_move(stage.theme, folder / f"move-{name}.png")


def grab_move(theme: Theme, path: Path) -> None:
    """Grab the sheet of docketing."""
    given = services()
    case_type = given.catalogue.get("infringement-dispute")
    state = MoveState(
        case_type,
        case_type.move("accept"),
        state="received",
        role=Role.CLERK,
        context=given.context(),
    )
    dialog = MoveDialog(theme, state, given.sources(state.context), "华彩照明 诉 星煌灯饰厂")
    dialog.show()
    grab(dialog, path)
    dialog.hide()
    dialog.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/screens"))
