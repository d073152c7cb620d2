"""The open store as the signed-in account sees it; the first argument of every use-case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.catalogue import Catalogue
from app.domain.centre import CentreProfile
from app.domain.terms import Role
from app.models.file_vault import FileVault
from app.services.clockworks import Clockworks
from app.services.unit_of_work import Store
from app.services.views import AccountLine
from app.support.clock import Clock, china_today
from app.support.errors import NotAllowedError


@dataclass(frozen=True, slots=True)
class Desk:
    """A place to work at (工位): store, files, rules, centre and account together."""

    store: Store
    catalogue: Catalogue
    centre: CentreProfile
    account: AccountLine
    clock: Clock
    vault: FileVault
    clockworks: Clockworks = field(default_factory=Clockworks)

    @property
    def now(self) -> datetime:
        """Return the present instant (UTC)."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """Return today's date in China."""
        return china_today(self.clock)

    def require(self, *roles: Role) -> None:
        """Refuse accounts whose role is none of ``roles``.

        Raises:
            NotAllowedError: with the sentence for the user; nothing was changed.
        """
        if self.account.role not in roles:
            terms = "、".join(role.term for role in roles)
            raise NotAllowedError(
                f"此操作须由{terms}办理，数据没有改动。", hint="请换用有权限的账号登录后再试。"
            )
