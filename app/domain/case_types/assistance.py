"""Help in protecting rights, at home and abroad (维权援助、海外纠纷应对指导)."""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Clock, Milestone, Move, State
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec, plain_choices
from app.domain.sections import any_right, facts, short_requester, third_party
from app.domain.terms import Channel, Outcome, Phase, Tone, Track, Turn

_ADVICE = FieldSpec("advice", "答复内容", FieldKind.LONG_TEXT, width=12, max_length=20_000)
_EXPERTS = FieldSpec("experts", "专家或合作机构", width=8, hint="以顿号分隔", recent=True)
_EXPERT_OPINION = FieldSpec(
    "expert_opinion", "专家意见", FieldKind.LONG_TEXT, width=12, max_length=20_000
)
_HELP = FieldSpec(
    "help_wanted",
    "援助事项",
    FieldKind.CHOICE,
    width=6,
    choices=plain_choices(
        "咨询", "侵权判定意见", "证据收集", "纠纷调解", "诉讼指引", "专利稳定性分析", "其他"
    ),
    default="咨询",
)
_COUNTRY = FieldSpec("country", "国家或地区", width=3, recent=True, max_length=60)
_FORUM = FieldSpec(
    "forum",
    "境外程序",
    FieldKind.CHOICE,
    width=3,
    choices=plain_choices(
        "337 调查", "境外诉讼", "平台临时禁令", "海关查扣", "境外展会", "无效或异议", "其他"
    ),
)
_FORUM_NO = FieldSpec("forum_no", "境外案号", width=3, max_length=120)
_DEADLINE_ABROAD = FieldSpec(
    "deadline_abroad",
    "境外期限",
    FieldKind.DATE,
    width=4,
    hint="以境外文书所载为准，按当地规定计算；不确定的从早",
)
_OPPONENT = FieldSpec("opponent", "对方", width=3, max_length=200)
_LOSS_AVOIDED = FieldSpec("loss_avoided_fen", "避免损失", FieldKind.MONEY)

_HELP_FACTS = facts(
    sized(f.RECEIVED_AT, 3),
    sized(f.CHANNEL, 3),
    _HELP,
    sized(f.REASONS, 12),
    folded(f.TOWN),
    folded(f.HANDLER),
    folded(f.PRODUCT),
    folded(f.EVIDENCE, 12),
)
_ABROAD_FACTS = facts(
    sized(f.RECEIVED_AT, 3),
    _COUNTRY,
    _FORUM,
    _FORUM_NO,
    sized(f.PRODUCT, 4),
    sized(_DEADLINE_ABROAD, 4),
    sized(_OPPONENT, 4),
    sized(f.REASONS, 12),
    folded(f.CHANNEL, default=Channel.COUNTER),
    folded(f.TOWN),
    folded(f.HANDLER),
    folded(f.EVIDENCE, 12),
)

_ACCEPT = Move(
    "accept",
    "受理援助申请…",
    ("received", "supplement"),
    "reviewing",
    sets=(Milestone.ACCEPTED,),
    asks=(sized(f.HANDLER, 4),),
    dockets=True,
    papers=("D03",),
    meets=(m.SUPPLEMENT_RULE,),
    resumes=m.SUPPLEMENT_GROUND,
    guards=("material-complete",),
)

_HELP_MOVES = (
    Move(
        "answer",
        "当场答复…",
        ("received",),
        "answered",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.ADVISED,),
        asks=(_ADVICE,),
    ),
    _ACCEPT,
    m.ask_supplement("received"),
    m.supplemented("received"),
    m.refuse("received", "supplement", "reviewing", term="不予援助…", papers=("D38",)),
    Move("grant", "同意援助", ("reviewing",), "granted", roles=m.OFFICERS, papers=("D38",)),
    Move(
        "assign-expert",
        "指派专家…",
        ("granted",),
        "expert-assigned",
        asks=(_EXPERTS,),
    ),
    Move(
        "give-opinion",
        "登记援助意见…",
        ("granted", "expert-assigned"),
        "opinion-given",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.ADVISED,),
        asks=(_EXPERT_OPINION,),
        papers=("D36",),
    ),
    Move(
        "refer",
        "转介…",
        ("received", "reviewing", "granted", "expert-assigned"),
        "referred",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.TRANSFERRED,),
        asks=(f.TRANSFER_TO, f.FEEDBACK_DUE_ON),
        papers=("D38",),
        starts=(Clock("CFT-FEEDBACK", until="feedback_due_on"),),
    ),
    Move(
        "follow-up",
        "登记回访…",
        ("answered", "opinion-given", "referred"),
        "followed-up",
        asks=(f.FEEDBACK_ON, f.FEEDBACK),
        meets=("CFT-FEEDBACK",),
        acts_on=f.FEEDBACK_ON.key,
    ),
    m.withdraw("received", "supplement", "reviewing", "granted", "expert-assigned"),
    m.close("answered", "opinion-given", "referred", "followed-up"),
    m.archive("closed", "withdrawn", "not-accepted", "ended"),
    m.reopen("not-accepted", "withdrawn", "ended", target="received"),
    m.reopen("closed", "archived", target="opinion-given", name="opinion"),
)

_ABROAD_MOVES = (
    Move(
        "accept",
        "受理…",
        ("received", "supplement"),
        "guiding",
        sets=(Milestone.ACCEPTED,),
        asks=(sized(f.HANDLER, 4), _DEADLINE_ABROAD),
        dockets=True,
        papers=("D03",),
        starts=(Clock("FOR-DEADLINE", until="deadline_abroad"),),
        meets=(m.SUPPLEMENT_RULE,),
        resumes=m.SUPPLEMENT_GROUND,
        guards=("material-complete", "abroad-deadline-given"),
    ),
    m.ask_supplement("received"),
    m.supplemented("received"),
    m.refuse("received", "supplement", papers=("D38",)),
    Move(
        "assign-expert",
        "指派专家…",
        ("guiding",),
        "expert-assigned",
        asks=(_EXPERTS,),
    ),
    Move(
        "give-opinion",
        "登记指导意见…",
        ("guiding", "expert-assigned"),
        "opinion-given",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.ADVISED,),
        asks=(_EXPERT_OPINION,),
        papers=("D36",),
        guards=("evidence-abroad",),
    ),
    Move(
        "refer",
        "转介海外分中心…",
        ("guiding", "expert-assigned", "opinion-given"),
        "referred",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.TRANSFERRED,),
        asks=(f.TRANSFER_TO, f.FEEDBACK_DUE_ON),
        papers=("D38",),
        starts=(Clock("CFT-FEEDBACK", until="feedback_due_on"),),
        guards=("evidence-abroad",),
    ),
    Move(
        "respond-abroad",
        "企业已在境外答复",
        ("guiding", "expert-assigned", "opinion-given", "referred", "followed-up"),
        "responded",
        meets=("FOR-DEADLINE",),
    ),
    Move(
        "follow-up",
        "登记回访…",
        ("opinion-given", "referred", "responded"),
        "followed-up",
        asks=(f.FEEDBACK_ON, f.FEEDBACK, _LOSS_AVOIDED),
        meets=("CFT-FEEDBACK",),
        acts_on=f.FEEDBACK_ON.key,
    ),
    m.withdraw("received", "supplement", "guiding", "expert-assigned"),
    m.close(
        "opinion-given",
        "referred",
        "responded",
        "followed-up",
        asks=(_LOSS_AVOIDED,),
        guards=("abroad-answered-first",),
    ),
    m.archive("closed", "withdrawn", "not-accepted", "ended"),
    m.reopen("not-accepted", "withdrawn", "ended", target="received"),
    m.reopen("closed", "archived", target="opinion-given", name="opinion"),
)

_EXPERT = State("expert-assigned", "专家办理中", Phase.OPEN, turn=Turn.AUTHORITY)
_OPINION = State("opinion-given", "已出意见", Phase.OPEN, Tone.GOOD)
_REFERRED = State("referred", "已转介", Phase.OPEN, turn=Turn.AUTHORITY)
_FOLLOWED_UP = State("followed-up", "已回访", Phase.OPEN, Tone.GOOD)
_LAST = (m.WITHDRAWN, m.CLOSED, m.ARCHIVED, ENDED)

SPECS = (
    CaseType(
        "assistance-request",
        "维权援助",
        Track.ASSISTANCE,
        "assistance",
        (short_requester("申请人"), any_right(), _HELP_FACTS, third_party()),
        (
            State("received", "咨询登记", Phase.INTAKE, Tone.ATTENTION),
            m.SUPPLEMENT,
            State("not-accepted", "不予援助", Phase.DONE, Tone.BAD, Turn.NOBODY),
            State("answered", "已答复", Phase.OPEN, Tone.GOOD),
            State("reviewing", "审核中", Phase.OPEN, Tone.ATTENTION),
            State("granted", "同意援助", Phase.OPEN, Tone.ATTENTION),
            _EXPERT,
            _OPINION,
            _REFERRED,
            _FOLLOWED_UP,
            *_LAST,
        ),
        _HELP_MOVES,
        versus="与",
        usual={**m.USUAL, "reviewing": "grant"},
    ),
    CaseType(
        "overseas-referral",
        "海外纠纷应对指导",
        Track.ASSISTANCE,
        "overseas",
        (short_requester("申请人"), any_right(), _ABROAD_FACTS, third_party()),
        (
            State("received", "待受理", Phase.INTAKE, Tone.ATTENTION),
            m.SUPPLEMENT,
            m.NOT_ACCEPTED,
            State("guiding", "指导中", Phase.OPEN, Tone.ATTENTION),
            _EXPERT,
            _OPINION,
            _REFERRED,
            State("responded", "境外已答复", Phase.OPEN, turn=Turn.AUTHORITY),
            _FOLLOWED_UP,
            *_LAST,
        ),
        _ABROAD_MOVES,
        versus="与",
        usual={**m.USUAL, "followed-up": "close"},
    ),
)
