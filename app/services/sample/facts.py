"""What the forms of invented cases hold: parties, right and facts by kind (示例案情)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from app.domain.terms import Channel, PartyRole, RightKind, Track, VenueKind
from app.services.sample.names import Vocabulary, brand, person, pick
from app.services.sample.people import Crowd, Party
from app.services.sample.planned import Planned
from app.services.sample.referrals import referral_facts
from app.services.sample.registry import Registry
from app.services.sample.rights import Portfolio, Right
from app.services.sample.staff import Staff
from app.services.sample.written import Facts, Written, complaint, write_down

_SUBJECTS = ("损害赔偿", "损害赔偿", "损害赔偿", "损害赔偿", "权属", "授权前使用费", "其他")
_ACTS = (("销售", "许诺销售"), ("制造", "销售", "许诺销售"), ("许诺销售",), ("制造", "销售"))
_CLAIMS = (
    ("责令停止侵权",),
    ("责令停止侵权", "销毁侵权产品及专用模具"),
    ("责令停止侵权", "销毁侵权产品及专用模具", "就赔偿数额进行调解"),
)
_DISPUTE_CHANNELS = (Channel.COUNTER,) * 6 + (
    Channel.ONLINE,
    Channel.POST,
    Channel.HOTLINE,
    Channel.TRANSFERRED,
)
_VENUES = (VenueKind.MARKET,) * 4 + (VenueKind.FACTORY,) * 3 + (VenueKind.PLATFORM,) * 2
_HALLS = ("1号馆", "2号馆", "A馆", "B馆", "C馆")
_SEVERAL_IN_ONE = 0.06


@dataclass(slots=True)
class _Intake:
    """What the cases of one intake share."""

    group: int
    requester: Party
    right: Right
    clerk: str
    agent: Facts
    model: str
    taken: set[int] = field(default_factory=set)


class Pen:
    """Fills in the forms of a sample, one case after the other (填写)."""

    def __init__(
        self,
        rng: Random,
        words: Vocabulary,
        crowd: Crowd,
        portfolio: Portfolio,
        registry: Registry,
        staff: Staff,
    ) -> None:
        self._rng = rng
        self._words = words
        self._crowd = crowd
        self._portfolio = portfolio
        self._registry = registry
        self._staff = staff
        self._intake: _Intake | None = None

    def write(self, item: Planned) -> Written:
        """Return the filled-in form of one case."""
        kind = item.case_type.code
        makers: Mapping[str, Callable[[Planned], Written]] = {
            "infringement-dispute": self._dispute,
            "ecommerce-complaint": self._ecommerce,
            "exhibition-complaint": self._exhibition,
            "counterfeit-report": self._counterfeit,
            "pre-examination": self._pre_examination,
            "evaluation-report": self._evaluation,
            "priority-examination": self._priority,
        }
        usual = self._mediation if item.case_type.track is Track.MEDIATION else self._other
        return makers.get(kind, usual)(item)

    def _dispute(self, item: Planned) -> Written:
        rng, shared = self._rng, self._shared(item)
        respondents = self._respondents(shared, several=True)
        venue = pick(rng, _VENUES)
        facts = self._common(item, shared.clerk) | {
            "channel": pick(rng, _DISPUTE_CHANNELS).value,
            "venue_kind": venue.value,
            "town": respondents[0].facts.get("town"),
            "product": shared.right.product,
            "model": shared.model,
            "claims": pick(rng, _CLAIMS),
            "reasons": complaint(shared.right, respondents[0]),
            "evidence": "专利登记簿副本；公证购买实物及公证书；产品对比图",
            "copies": len(respondents),
            "no_suit": True,
        }
        if rng.random() < 0.6:
            facts["claimed_fen"] = self._amount()
        facts |= self._scene(venue, respondents[0])
        return self._two_sided(
            item, shared.requester, respondents, facts, shared.right, shared.agent
        )

    def _ecommerce(self, item: Planned) -> Written:
        rng, shared = self._rng, self._shared(item, patents_only=False)
        respondents = self._respondents(shared, several=False)
        facts = self._common(item, shared.clerk) | {
            "channel": Channel.PLATFORM.value,
            "venue_kind": VenueKind.PLATFORM.value,
            "town": respondents[0].facts.get("town"),
            "notice_no": f"{rng.randint(10**9, 10**10 - 1)}",
            "product": shared.right.product,
            "reasons": complaint(shared.right, respondents[0]),
        }
        facts |= self._scene(VenueKind.PLATFORM, respondents[0])
        return self._two_sided(
            item, shared.requester, respondents, facts, shared.right, shared.agent
        )

    def _exhibition(self, item: Planned) -> Written:
        shared = self._shared(item, patents_only=False)
        respondents = self._respondents(shared, several=False)
        facts = self._common(item, shared.clerk) | {
            "channel": Channel.EXHIBITION.value,
            "venue_kind": VenueKind.EXHIBITION.value,
            "town": respondents[0].facts.get("town"),
            "product": shared.right.product,
            "model": shared.model,
            "reasons": complaint(shared.right, respondents[0]),
            "claims": _CLAIMS[0],
        }
        facts |= self._fair(item.received_on)
        return self._two_sided(
            item, shared.requester, respondents, facts, shared.right, shared.agent
        )

    def _counterfeit(self, item: Planned) -> Written:
        rng = self._rng
        reporter = self._crowd.reporter() if rng.random() < 0.7 else None
        reported = self._crowd.respondent(frozenset())
        kind, year = RightKind.DESIGN, item.received_on.year - rng.randint(1, 6)
        facts = self._common(item, self._staff.clerk(rng, item.received_on)) | {
            "channel": pick(rng, (Channel.HOTLINE, Channel.COUNTER, Channel.ONLINE)).value,
            "reporter_kind": "实名" if reporter else "匿名",
            "town": reported.facts.get("town"),
            "product": self._words.product(rng),
            "marking": "产品包装标注“专利产品 仿冒必究”及专利号",
            "marked_number": f"ZL{self._portfolio.application_number(kind, year)}",
            "report": f"{reported.name}销售的产品标注的专利号经查询与产品不符，涉嫌假冒专利。",
            "wants_reply": reporter is not None,
        }
        facts |= self._scene(pick(rng, _VENUES[:7]), reported)
        parties = {"reporter": (reporter,) if reporter else (), "reported": (reported,)}
        return write_down(item.case_type, parties, facts)

    def _pre_examination(self, item: Planned) -> Written:
        rng = self._rng
        entity = self._registry.asking(item.received_on)
        right_kind = RightKind.DESIGN if rng.random() < 0.9 else RightKind.UTILITY_MODEL
        product = self._words.product(rng)
        facts = self._common(item, self._staff.clerk(rng, item.received_on)) | {
            "entity": entity.party.name,
            "right_kind": right_kind.value,
            "product": f"{product}（{brand(rng)}{rng.randint(1, 99)}）",
            "designers": "、".join(person(rng) for _ in range(rng.randint(1, 3))),
            "agency": self._words.agency(rng) if rng.random() < 0.8 else None,
            "self_check": True,
            "commitment": True,
            "channel": Channel.ONLINE.value,
            "town": entity.party.facts.get("town"),
        }
        if right_kind is RightKind.DESIGN:
            facts["views"] = pick(rng, (6, 7, 7, 7, 8))
            facts["similar_designs"] = pick(rng, (0, 0, 0, 1, 2, 4))
            if self._words.classes:
                facts["locarno"] = pick(rng, self._words.classes)
        return write_down(item.case_type, {"applicant": (entity.party,)}, facts, entity=entity)

    def _evaluation(self, item: Planned) -> Written:
        rng, shared = self._rng, self._shared(item)
        facts = self._common(item, shared.clerk) | {
            "channel": Channel.COUNTER.value,
            "purpose": pick(rng, ("行政裁决", "行政裁决", "电商投诉", "诉讼", "海关备案")),
            "town": shared.requester.facts.get("town"),
            "product": shared.right.product,
            "reasons": "拟用于维权，请求协助出具专利权评价报告。",
        }
        parties = {"requester": (shared.requester,)}
        return write_down(item.case_type, parties, facts, shared.right, {"requester": shared.agent})

    def _priority(self, item: Planned) -> Written:
        rng = self._rng
        applicant = self._crowd.requester()
        right = self._portfolio.pending(applicant, item.received_on)
        facts = self._common(item, self._staff.clerk(rng, item.received_on)) | {
            "channel": Channel.COUNTER.value,
            "procedure": "实质审查" if right.facts["kind"] == "invention" else "初步审查",
            "town": applicant.facts.get("town"),
            "product": right.product,
            "agency": self._words.agency(rng),
            "reasons": "产品即将上市，请求推荐优先审查。",
        }
        return write_down(item.case_type, {"applicant": (applicant,)}, facts, right)

    def _mediation(self, item: Planned) -> Written:
        rng, shared = self._rng, self._shared(item)
        respondents = self._respondents(shared, several=rng.random() < 0.3)
        year = item.received_on.year
        facts = self._common(item, shared.clerk) | {
            "subject": pick(rng, _SUBJECTS),
            "claimed_fen": self._amount(),
            "mediators": self._staff.mediators(rng),
            "town": respondents[0].facts.get("town"),
            "product": shared.right.product,
            "reasons": f"双方就{shared.right.facts['title']}的赔偿数额有争议，请求调解。",
            "channel": Channel.COUNTER.value,
        }
        if item.case_type.code == "mediation-court":
            number = rng.randint(100, 8999)
            facts |= {
                "channel": Channel.COURT.value,
                "referring_court": self._words.court(rng),
                "court_case_no": f"({year})粤示民诉前调{number}号",
            }
        elif item.case_type.code == "mediation-exhibition":
            facts |= {
                "channel": Channel.EXHIBITION.value,
                "venue_kind": VenueKind.EXHIBITION.value,
                **self._fair(item.received_on),
            }
        elif item.case_type.code == "mediation-people":
            facts["organisation"] = f"{self._words.centre}知识产权人民调解委员会"
        return self._two_sided(
            item, shared.requester, respondents, facts, shared.right, shared.agent
        )

    def _other(self, item: Planned) -> Written:
        """Return a case of a kind without a form of its own here: parties, right, plain facts."""
        shared = self._shared(item)
        parties: dict[str, tuple[Party, ...]] = {}
        for section in item.case_type.sections:
            if section.role is None or section.least == 0:
                continue
            asking = section.role in (PartyRole.REQUESTER, PartyRole.APPLICANT)
            others = () if asking else self._respondents(shared, several=False)
            parties[section.key] = others or (shared.requester,)
        facts = self._common(item, shared.clerk) | {
            "town": shared.requester.facts.get("town"),
            "product": shared.right.product,
        }
        facts |= referral_facts(self._rng, item)
        return write_down(item.case_type, parties, facts, shared.right, {"requester": shared.agent})

    def _shared(self, item: Planned, *, patents_only: bool = True) -> _Intake:
        """Return what the cases of one intake have in common, made up at the first of them."""
        if self._intake is None or self._intake.group != item.group:
            rng, holder = self._rng, self._crowd.requester()
            right = self._portfolio.enforced_by(holder, item.received_on, patents_only=patents_only)
            clerk = self._staff.clerk(rng, item.received_on)
            self._intake = _Intake(
                item.group, holder, right, clerk, self._agent(), self._words.model(rng)
            )
            self._intake.taken.add(holder.id)
        return self._intake

    def _respondents(self, shared: _Intake, *, several: bool) -> tuple[Party, ...]:
        count = 1
        if several and self._rng.random() < _SEVERAL_IN_ONE:
            count = self._rng.randint(2, 3)
        found = []
        for _ in range(count):
            party = self._crowd.respondent(frozenset(shared.taken))
            shared.taken.add(party.id)
            found.append(party)
        return tuple(found)

    def _common(self, item: Planned, clerk: str) -> Facts:
        return {"received_at": item.received_at, "handler": clerk}

    def _agent(self) -> Facts:
        rng = self._rng
        if rng.random() < 0.45:
            return {}
        firm = self._words.law_firm(rng) if rng.random() < 0.7 else self._words.agency(rng)
        authority = pick(rng, ("一般代理", "特别代理"))
        return {"agent_name": person(rng), "agent_firm": firm, "agent_authority": authority}

    def _amount(self) -> int:
        """Return a claim between 10,000 and 800,000 yuan, small ones more often; in fen."""
        return round(10 ** (self._rng.random() * 1.9)) * 10_000 * 100

    def _scene(self, venue: VenueKind, seller: Party) -> Facts:
        rng = self._rng
        facts: Facts = {"venue_kind": venue.value}
        stall = seller.facts.get("stall")
        if venue is VenueKind.PLATFORM:
            facts["platform"] = pick(rng, self._words.platforms)
            facts["shop"] = self._words.shop(rng, seller.name)
            facts["link"] = self._words.link(rng)
            facts["order_no"] = f"{rng.randint(10**17, 10**18 - 1)}"
        elif isinstance(stall, str):
            facts["venue_kind"] = VenueKind.MARKET.value
            facts["stall"] = stall
            facts["venue_name"] = next(
                (item.name for item in self._words.markets if stall.startswith(item.name)), None
            )
        elif venue is VenueKind.MARKET:
            facts["venue_kind"] = VenueKind.SHOP.value
        return facts

    def _fair(self, day: date) -> Facts:
        rng = self._rng
        return {
            "event_name": pick(rng, self._words.exhibitions),
            "hall": pick(rng, _HALLS),
            "booth": f"{pick(rng, 'ABCDEF')}{rng.randint(1, 80):02}",
            "event_from": day.replace(day=18),
            "event_to": day.replace(day=18) + timedelta(days=3),
        }

    def _two_sided(
        self,
        item: Planned,
        requester: Party,
        respondents: Sequence[Party],
        facts: Facts,
        right: Right,
        agent: Facts,
    ) -> Written:
        parties = {"requester": (requester,), "respondent": tuple(respondents)}
        extra: Facts = {**agent, "capacity": "专利权人"}
        acts: Facts = {"acts": pick(self._rng, _ACTS)}
        extras = {"requester": extra, "respondent": acts}
        return write_down(item.case_type, parties, facts, right, extras)
