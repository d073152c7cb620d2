"""Errors that a user can be told about. Anything else that is raised is a bug of ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How grave a problem is (问题级别)."""

    ERROR = "error"  # 错误：不能保存
    WARNING = "warning"  # 提醒：可以照录
    INFO = "info"  # 说明


@dataclass(frozen=True, slots=True)
class Problem:
    """One remark about one field (校验意见).

    ``field`` is the field's address as in :mod:`app.domain.draft`, for example
    ``respondent[1].name``; empty when the remark concerns the whole record.
    """

    field: str
    message: str
    level: Level = Level.ERROR


class KuaiWeiError(Exception):
    """A known problem: one sentence for the user and a hint (可预见的问题).

    The sentence says what happened and what it means for the data; the hint says
    what to do next. Neither holds personal data, so both may be logged.
    """

    code = "E000"

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class RuleViolationError(KuaiWeiError):
    """A rule of the field forbids the step (业务规则不允许); carries every problem found."""

    code = "E100"

    def __init__(self, message: str, *, problems: Sequence[Problem] = (), hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.problems = tuple(problems)


class NotAllowedError(KuaiWeiError):
    """The signed-in role may not do this (没有权限)."""

    code = "E110"


class NotFoundError(KuaiWeiError):
    """The record is not, or no longer, there (记录不存在)."""

    code = "E120"


class StaleRecordError(KuaiWeiError):
    """Somebody else saved the record first (记录已被他人修改)."""

    code = "E130"


class TaskCancelledError(KuaiWeiError):
    """The user stopped a long task (已取消); shown as nothing."""

    code = "E140"

    def __init__(self) -> None:
        super().__init__("已取消，没有改动任何数据。")


class InputFileError(KuaiWeiError):
    """A file that was handed in cannot be used (文件不可用)."""

    code = "E150"


class OutputFileError(KuaiWeiError):
    """A file could not be written; an older one of the name is kept (文件写不出)."""

    code = "E160"


class MissingGlyphError(KuaiWeiError):
    """No font can show a character of a paper (缺字); the message names the character."""

    code = "E170"


class MonthLockedError(KuaiWeiError):
    """The state of a month forbids the step (月报状态不允许); says which lock stands there."""

    code = "E180"


class StoreError(KuaiWeiError):
    """The store cannot be used as asked (数据文件夹问题)."""

    code = "E200"


class StoreMissingError(StoreError):
    """There is no store in the folder (没有数据文件夹)."""

    code = "E201"


class StorePlaceError(StoreError):
    """The folder is no place for a store: share, cloud folder, removable disk (位置不合适)."""

    code = "E202"


class StoreBusyError(StoreError):
    """Another process holds the store (数据正被使用)."""

    code = "E203"


class StoreFullError(StoreError):
    """The disk is full (磁盘已满)."""

    code = "E204"


class StoreReadOnlyError(StoreError):
    """The folder or file cannot be written (只读)."""

    code = "E205"


class StoreDamagedError(StoreError):
    """The database or its key file is damaged (已损坏)."""

    code = "E206"


class StoreTooNewError(StoreError):
    """The store was written by a newer program (版本较新)."""

    code = "E207"


class StoreTooOldError(StoreError):
    """The store is older than the oldest step (版本过旧)."""

    code = "E208"


class WrongPasswordError(StoreError):
    """Password or recovery key does not open the store (密码不对)."""

    code = "E209"
