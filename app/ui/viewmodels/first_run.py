"""What the first-run wizard asks and when it may go on, without Qt (首次使用)."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from app.domain.centre import CentreProfile, Industry, Town, blank_profile
from app.domain.mappings import DataError
from app.domain.password import check_password
from app.domain.text import tidy
from app.services.requests import Administrator
from app.support.errors import Problem


class Step(StrEnum):
    """The steps of the wizard, in order (步骤)."""

    CENTRE = "centre"  # 选择中心
    PLACE = "place"  # 存放位置
    ADMINISTRATOR = "administrator"  # 管理员
    RECOVERY = "recovery"  # 恢复码
    BACKUP = "backup"  # 备份位置


@dataclass(frozen=True, slots=True)
class NewCentre:
    """What is typed for a centre that does not ship with the program (新中心)."""

    name: str = ""
    city: str = ""
    division_code: str = ""
    prefix: str = ""
    industry: Industry | None = None
    towns: str = ""


@dataclass(frozen=True, slots=True)
class AdministratorTexts:
    """What is typed about the administrator."""

    name: str = "admin"
    display_name: str = ""
    password: str = field(default="", repr=False)
    again: str = field(default="", repr=False)


def centre_problems(typed: NewCentre) -> tuple[Problem, ...]:
    """Return what a new centre still lacks, by field."""
    found = []
    if not tidy(typed.name):
        found.append(Problem("name", "请填写中心全称。"))
    if not tidy(typed.city):
        found.append(Problem("city", "请填写所在城市。"))
    if not re.fullmatch(r"\d{6}", tidy(typed.division_code)):
        found.append(Problem("division_code", "行政区划代码为6位数字。"))
    if not tidy(typed.prefix):
        found.append(Problem("prefix", "请填写案号字头，如 粤江。"))
    if typed.industry is None:
        found.append(Problem("industry", "请选择行业。"))
    return tuple(found)


def make_profile(typed: NewCentre) -> CentreProfile:
    """Return the profile of a new centre; call when there are no problems.

    Raises:
        DataError: the parts do not make a profile; its message is for the user.
    """
    if typed.industry is None:
        raise DataError("请选择行业。")
    division = tidy(typed.division_code)
    profile = blank_profile(
        f"centre-{division}-{typed.industry.code}",
        tidy(typed.name),
        tidy(typed.city),
        division,
        typed.industry,
        tidy(typed.prefix),
    )
    towns = [tidy(part) for part in re.split(r"[、，,；;\s]+", typed.towns)]
    return replace(profile, towns=tuple(Town("", name) for name in towns if name))


def administrator_problems(typed: AdministratorTexts) -> tuple[Problem, ...]:
    """Return what is wrong with the administrator's texts, by field."""
    found = []
    if not tidy(typed.name):
        found.append(Problem("name", "请填写账号。"))
    weak = check_password(typed.password)
    if weak is not None:
        found.append(Problem("password", weak))
    elif typed.again != typed.password:
        found.append(Problem("again", "两次输入的密码不同。"))
    return tuple(found)


def administrator(typed: AdministratorTexts) -> Administrator:
    """Return the administrator to set the store up with."""
    name = tidy(typed.name)
    return Administrator(name, tidy(typed.display_name) or name, typed.password)


@dataclass(frozen=True, slots=True)
class RecoveryQuestion:
    """Asks back one group of the recovery key, to see that it was written down (核对)."""

    group: int
    answer: str = field(repr=False)

    def is_answered(self, typed: str) -> bool:
        """Tell whether ``typed`` is the group asked for; case and look-alikes do not matter."""
        alike = str.maketrans("OIL", "011")
        given = tidy(typed).upper().translate(alike)
        return given == self.answer.upper().translate(alike)


def recovery_question(key: str, chooser: random.Random) -> RecoveryQuestion:
    """Return a question about one group of ``key``; groups are numbered from 1."""
    groups = key.split("-")
    number = chooser.randrange(len(groups))
    return RecoveryQuestion(number + 1, groups[number])


def default_backup_place(store: Path, drives: Sequence[Path]) -> Path:
    """Return a proposal for backups: another disk than the store's when there is one."""
    for drive in drives:
        if drive.anchor != store.anchor:
            return drive / "快维备份"
    return store.parent / f"{store.name}备份"
