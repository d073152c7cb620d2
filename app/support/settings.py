"""This user's settings on this computer: declared, typed, in one JSON file."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeAlias, TypeVar

from app.support.atomic import replacing

log = logging.getLogger(__name__)

ValueT = TypeVar("ValueT", str, int, float, bool)

SMALLEST_FONT = 9.0
LARGEST_FONT = 14.0
USUAL_FONT = 10.5


class Theme(StrEnum):
    """Light or dark (外观)."""

    SYSTEM = "system"  # 跟随系统
    LIGHT = "light"  # 浅色
    DARK = "dark"  # 深色


class Language(StrEnum):
    """The interface's language (界面语言)."""

    CHINESE = "zh"  # 简体中文
    ENGLISH = "en"  # English


@dataclass(frozen=True, slots=True)
class SettingSpec(Generic[ValueT]):
    """One setting: its key in the file, default, name for people, and check (设置项)."""

    key: str
    default: ValueT
    term: str
    check: Callable[[ValueT], bool] = lambda _: True


def _one_of(kind: type[StrEnum]) -> Callable[[str], bool]:
    known = {member.value for member in kind}
    return lambda value: value in known


def _font_size(points: float) -> bool:
    return SMALLEST_FONT <= points <= LARGEST_FONT and points * 2 % 1 == 0


LAST_STORE: SettingSpec[str] = SettingSpec("last_store", "", "上次打开的数据文件夹")
LAST_ACCOUNT: SettingSpec[str] = SettingSpec("last_account", "", "上次登录的账号")
THEME: SettingSpec[str] = SettingSpec("theme", Theme.SYSTEM.value, "外观", _one_of(Theme))
FONT_SIZE: SettingSpec[float] = SettingSpec("font_size", USUAL_FONT, "字号（磅）", _font_size)
LANGUAGE: SettingSpec[str] = SettingSpec(
    "language", Language.CHINESE.value, "界面语言", _one_of(Language)
)
BACKUP_FOLDER: SettingSpec[str] = SettingSpec("backup_folder", "", "备份文件夹")
WINDOW_GEOMETRY: SettingSpec[str] = SettingSpec("window_geometry", "", "窗口位置和大小")
REMINDERS: SettingSpec[bool] = SettingSpec("reminders", default=True, term="到期提醒")
SCOPE_OF = "of:"
"""Before the name of the account whose work is looked at."""
WORKBENCH_SCOPE: SettingSpec[str] = SettingSpec(
    "workbench_scope",
    "",
    "工作台范围",
    lambda value: value in ("", "mine", "all") or value.startswith(SCOPE_OF),
)
NAVIGATION_FOLDED: SettingSpec[bool] = SettingSpec("nav_folded", default=False, term="导航栏收起")

AnySpec: TypeAlias = SettingSpec[str] | SettingSpec[int] | SettingSpec[float] | SettingSpec[bool]

ALL_SETTINGS: Sequence[AnySpec] = (
    LAST_STORE,
    LAST_ACCOUNT,
    THEME,
    FONT_SIZE,
    LANGUAGE,
    BACKUP_FOLDER,
    WINDOW_GEOMETRY,
    REMINDERS,
    WORKBENCH_SCOPE,
    NAVIGATION_FOLDED,
)
_LAYOUTS = "column_layouts"


@dataclass(frozen=True, slots=True)
class ColumnState:
    """One column of a list as the user left it; ``width`` in pixels (列)."""

    key: str
    width: int
    hidden: bool = False


class Settings:
    """The settings file in memory; each change is written at once, whole."""

    def __init__(self, path: Path) -> None:
        """Read ``path``; a damaged file is set aside and the defaults hold."""
        self._path = path
        self._values = _read(path)

    def get(self, spec: SettingSpec[ValueT]) -> ValueT:
        """Return the value, or the default when it is missing or no longer fits."""
        value = self._values.get(spec.key)
        if type(spec.default) is float and type(value) is int:
            value = float(value)
        # bool is an int in Python, but True is no font size.
        if type(value) is not type(spec.default) or not spec.check(value):
            return spec.default
        return value

    def set(self, spec: SettingSpec[ValueT], value: ValueT) -> None:
        """Keep ``value``.

        Raises:
            ValueError: it does not pass the setting's own check.
        """
        if not spec.check(value):
            raise ValueError(f"{spec.key} cannot be {value!r}")
        self._keep(spec.key, value)

    def column_layout(self, page: str) -> tuple[ColumnState, ...]:
        """Return the columns of ``page`` in their order; empty when never arranged."""
        layouts = self._values.get(_LAYOUTS)
        columns = layouts.get(page, ()) if isinstance(layouts, dict) else ()
        try:
            return tuple(
                ColumnState(str(key), int(width), bool(off)) for key, width, off in columns
            )
        except (TypeError, ValueError):
            return ()

    def set_column_layout(self, page: str, columns: Sequence[ColumnState]) -> None:
        """Remember the columns of ``page``; an empty sequence forgets them."""
        former = self._values.get(_LAYOUTS)
        layouts = dict(former) if isinstance(former, dict) else {}
        layouts[page] = [[column.key, column.width, column.hidden] for column in columns]
        self._keep(_LAYOUTS, layouts)

    def _keep(self, key: str, value: object) -> None:
        """Write the file; when that fails the value holds for this run and the log tells."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._path) as draft:
                text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
                draft.write_text(text, encoding="utf-8")
        except OSError:
            log.exception("the settings could not be written")


def specs_by_key() -> Mapping[str, AnySpec]:
    """Return every declared setting by its key."""
    return MappingProxyType({spec.key: spec for spec in ALL_SETTINGS})


def _read(path: Path) -> dict[str, object]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (ValueError, OSError):
        values = None
    if isinstance(values, dict):
        return values
    log.warning("the settings file is damaged; it was set aside and the defaults hold")
    try:
        path.replace(path.with_suffix(".damaged.json"))
    except OSError:
        log.exception("the damaged settings file could not be set aside")
    return {}
