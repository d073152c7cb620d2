"""Careful reading of parsed TOML or JSON; every error names the key (数据文件读取)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


class DataError(ValueError):
    """A data file lacks a key or holds a wrong value; the message names the key."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads typed values out of one mapping; ``place`` is its path within the file."""

    data: Mapping[str, object]
    place: str = ""

    def path(self, key: str) -> str:
        """Return the full path of a key, as shown in errors."""
        return f"{self.place}.{key}" if self.place else key

    def only(self, *known: str) -> None:
        """Refuse keys that nothing reads, which are slips of the pen."""
        for key in self.data:
            if key not in known:
                raise DataError(f"不认识的项目：{self.path(key)}")

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without ``default`` it must be there and not be empty."""
        value = self.data.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self._wrong(key, "文字")
        return value

    def whole(self, key: str) -> int:
        """Return a whole number."""
        value = self.data.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(key, "整数")
        return value

    def flag(self, key: str) -> bool:
        """Return yes or no; absent means no."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(key, "true 或 false")
        return value

    def day(self, key: str) -> date:
        """Return a day, which must be there."""
        value = self.optional_day(key)
        if value is None:
            raise self._wrong(key, "日期")
        return value

    def optional_day(self, key: str) -> date | None:
        """Return a day; TOML's own or ISO text, absent or empty as None."""
        value = self.data.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError as error:
            raise self._wrong(key, "日期") from error

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; absent means none."""
        found = self._list(key)
        texts = tuple(item for item in found if isinstance(item, str) and item.strip())
        if len(texts) != len(found):
            raise self._wrong(key, "文字列表")
        return texts

    def rows(self, key: str) -> tuple[Reader, ...]:
        """Return a list of mappings; absent means none."""
        found: list[Reader] = []
        for index, item in enumerate(self._list(key)):
            if not isinstance(item, Mapping):
                raise self._wrong(key, "表格")
            found.append(Reader(item, f"{self.path(key)}[{index}]"))
        return tuple(found)

    def table(self, key: str) -> Reader:
        """Return a mapping, which must be there."""
        value = self.data.get(key)
        if not isinstance(value, Mapping):
            raise self._wrong(key, "表格")
        return Reader(value, self.path(key))

    def _list(self, key: str) -> tuple[object, ...]:
        value = self.data.get(key, ())
        if not isinstance(value, list | tuple):
            raise self._wrong(key, "列表")
        return tuple(value)

    def _wrong(self, key: str, wanted: str) -> DataError:
        return DataError(f"{self.path(key)} 应为{wanted}")
