"""What exists before a store is open: folders, settings, rules, clock (程序)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.catalogue import Catalogue
from app.domain.dates import YearMonth
from app.services.changes import ChangeBus
from app.support.clock import Clock, china_today
from app.support.paths import Paths
from app.support.progress import Progress, no_progress
from app.support.settings import LAST_STORE, Settings

if TYPE_CHECKING:
    from app.domain.centre import CentreProfile
    from app.services.office import SetUp, Workplace
    from app.services.requests import Administrator
    from app.services.store_gate import StoreGate


def usual_gate(clock: Clock, bus: ChangeBus) -> StoreGate:
    """Return the gate to stores with its usual checks."""
    from app.services.store_gate import StoreGate

    return StoreGate(clock, bus)


@dataclass(frozen=True, slots=True)
class Program:
    """The parts every entrance needs, window and command line alike; built by bootstrap.

    What opens a store is loaded when a store is opened: the sign-in window is on the screen
    before the database's libraries are (decision 0009).
    """

    paths: Paths
    settings: Settings
    catalogue: Catalogue
    clock: Clock
    bus: ChangeBus
    make_gate: Callable[[Clock, ChangeBus], StoreGate] = usual_gate

    @property
    def default_store(self) -> Path:
        """The store opened last, or the place proposed for a first one."""
        last = self.settings.get(LAST_STORE)
        return Path(last) if last else self.paths.default_store

    def set_up(
        self,
        folder: Path,
        profile: CentreProfile,
        administrator: Administrator,
        progress: Progress = no_progress,
    ) -> SetUp:
        """Make a store; see :func:`app.services.office.set_up_store`."""
        from app.services.office import set_up_store

        return set_up_store(
            self.make_gate(self.clock, self.bus),
            folder,
            profile,
            administrator,
            catalogue=self.catalogue,
            clock=self.clock,
            progress=progress,
        )

    def sign_in(
        self, folder: Path, account: str, password: str, progress: Progress = no_progress
    ) -> Workplace:
        """Open a store; see :func:`app.services.office.sign_in`."""
        from app.services.office import sign_in

        return sign_in(
            self.make_gate(self.clock, self.bus),
            folder,
            account,
            password,
            catalogue=self.catalogue,
            clock=self.clock,
            progress=progress,
        )

    def recover(
        self, folder: Path, recovery_key: str, account: str, new_password: str
    ) -> Workplace:
        """Open a store by its recovery key; see :func:`app.services.office.recover`."""
        from app.services.office import recover

        return recover(
            self.make_gate(self.clock, self.bus),
            folder,
            recovery_key,
            account,
            new_password,
            catalogue=self.catalogue,
            clock=self.clock,
        )

    def sample_months(self, count: int = 12) -> tuple[YearMonth, ...]:
        """Return the last ``count`` months up to the present one, for a sample centre."""
        month = YearMonth.of(china_today(self.clock))
        found = [month]
        for _ in range(count - 1):
            found.append(found[-1].previous)
        return tuple(reversed(found))
