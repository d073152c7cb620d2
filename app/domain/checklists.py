"""What papers each kind of case asks for, required and conditional; all data (材料清单)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.checklist_conditions import (
    ChecklistSpec,
    MaterialSpec,
    has_agency,
    has_agent,
    has_several_applicants,
    has_several_holders,
    is_court_entrusted,
    is_design_or_utility_model,
    is_foreign,
    is_heir,
    is_licensee,
    is_near,
)

_AGENT = MaterialSpec(
    "power-of-attorney", "授权委托书及代理人身份证明", "委托代理人的", has_agent, verified=True
)
_IDENTITY = MaterialSpec(
    "identity",
    "请求人身份证明（居民身份证；单位为营业执照及法定代表人身份证明）",
    verified=True,
)
_RIGHT = MaterialSpec("right-proof", "专利登记簿副本（有效权利证明）", verified=True)
_EVALUATION = MaterialSpec(
    "evaluation-report",
    "专利权评价报告",
    "涉案专利为外观设计或实用新型的",
    is_design_or_utility_model,
    verified=True,
)
_FOREIGN = (
    MaterialSpec(
        "legalised", "经公证、认证的主体资格证明及委托书", "请求人为外国人的", is_foreign,
        verified=True,
    ),
    MaterialSpec(
        "notarised", "经公证的主体资格证明及委托书", "请求人为港澳台当事人的", is_near,
        verified=True,
    ),
)  # fmt: skip

_INFRINGEMENT = ChecklistSpec(
    "infringement-dispute",
    "专利侵权纠纷处理请求材料",
    (
        MaterialSpec("request", "请求书原件及副本", copies_each=True, verified=True),
        _IDENTITY,
        _RIGHT,
        MaterialSpec("publication", "授权公告文本或图片"),
        MaterialSpec("evidence", "侵权证据（实物、照片、票据、公证购买、网页取证）"),
        MaterialSpec(
            "licence", "专利实施许可合同及授权证明", "请求人为被许可人的", is_licensee,
            verified=True,
        ),
        MaterialSpec("inheritance", "继承证明", "请求人为继承人的", is_heir, verified=True),
        _AGENT,
        _EVALUATION,
        *_FOREIGN,
        MaterialSpec(
            "co-owner-waiver", "未参加请求的共有人放弃请求的书面声明",
            "专利权共有而非全体共有人共同请求的", has_several_holders, verified=True,
        ),
    ),
)  # fmt: skip


def _mediation(kind: str) -> ChecklistSpec:
    """Return the papers of one kind of mediation; all kinds ask for the same."""
    return ChecklistSpec(
        kind,
        "调解申请材料",
        (
            MaterialSpec("request", "调解申请书", copies_each=True),
            MaterialSpec("identity", "申请人身份证明"),
            MaterialSpec("right-proof", "权利证明"),
            MaterialSpec("facts", "争议事实及证据"),
            MaterialSpec("power-of-attorney", "授权委托书及代理权限", "委托代理人的", has_agent),
            MaterialSpec("court-letter", "法院委托调解函", "法院委托的", is_court_entrusted),
        ),
    )


_INTAKE = (
    _INFRINGEMENT,
    ChecklistSpec(
        "ecommerce-complaint",
        "电商案件材料",
        (
            MaterialSpec("right-proof", "有效权利证明"),
            MaterialSpec("comparison", "侵权比对说明"),
            MaterialSpec("links", "商品链接"),
            MaterialSpec("evaluation-report", "专利权评价报告"),
            MaterialSpec("counter-notice", "被投诉人的不侵权声明", "被投诉人已提交声明的"),
        ),
        supplement_days=3,
    ),
    ChecklistSpec(
        "exhibition-complaint",
        "展会投诉材料",
        (
            MaterialSpec("right-proof", "权利证明、公告文本及法律状态证明"),
            MaterialSpec("identity", "投诉人身份证明"),
            MaterialSpec("respondent", "被投诉人及其展位"),
            MaterialSpec("evidence", "事实、理由和证据"),
            MaterialSpec("power-of-attorney", "授权委托书", "委托代理人的", has_agent),
            MaterialSpec("effective-ruling", "已生效的裁决或判决", "就同一权利已有裁判的"),
        ),
        supplement_days=1,
    ),
    ChecklistSpec(
        "counterfeit-report",
        "假冒专利举报材料",
        (
            MaterialSpec("report", "举报内容"),
            MaterialSpec("product", "产品实物或照片"),
            MaterialSpec("purchase", "购买凭证"),
        ),
        consequence="逾期未补充的，按现有材料核查",
    ),
    _mediation("mediation-administrative"),
    _mediation("mediation-people"),
    _mediation("mediation-court"),
    _mediation("mediation-exhibition"),
    ChecklistSpec(
        "pre-examination",
        "快速预审材料",
        (
            MaterialSpec("registration", "备案主体资格有效"),
            MaterialSpec("application", "全部申请文件（XML）"),
            MaterialSpec("self-check", "自检表", verified=True),
            MaterialSpec("commitment", "承诺书", verified=True),
            MaterialSpec("power-of-attorney", "专利代理委托书", "委托代理机构的", has_agency),
            MaterialSpec(
                "joint-contract", "共同研发合同", "有共同申请人的", has_several_applicants,
                verified=True,
            ),
            MaterialSpec(
                "joint-research", "产学研合作证明", "与高校、科研院所共同申请的", verified=True
            ),
        ),
        supplement_days=3,
        consequence="逾期未补正的，不予受理预审请求，不影响另行提出普通申请",
    ),
    ChecklistSpec(
        "evaluation-report",
        "专利权评价报告请求材料",
        (
            MaterialSpec("request", "评价报告请求书"),
            MaterialSpec("identity", "请求人身份证明"),
            MaterialSpec("licence", "专利实施许可合同", "请求人为被许可人的", is_licensee),
            MaterialSpec("power-of-attorney", "授权委托书", "委托代理人的", has_agency),
        ),
    ),
    ChecklistSpec(
        "priority-examination",
        "优先审查推荐材料",
        (
            MaterialSpec("request", "优先审查请求书"),
            MaterialSpec("prior-art", "现有技术或现有设计信息材料"),
            MaterialSpec("ground", "符合优先审查情形的证明"),
            MaterialSpec("power-of-attorney", "授权委托书", "委托代理人的", has_agency),
        ),
    ),
    ChecklistSpec(
        "rapid-confirmation",
        "快速确权材料",
        (
            MaterialSpec("request", "无效宣告请求书及证据"),
            MaterialSpec("dispute", "本地侵权纠纷受理证明"),
            MaterialSpec("power-of-attorney", "授权委托书", "委托代理人的", has_agent),
        ),
    ),
    ChecklistSpec(
        "assistance-request",
        "维权援助申请材料",
        (
            MaterialSpec("request", "维权援助申请书"),
            MaterialSpec("identity", "申请人身份证明"),
            MaterialSpec("right-proof", "权利证明"),
            MaterialSpec("facts", "需要援助的事实及证据"),
        ),
    ),
    ChecklistSpec(
        "overseas-referral",
        "海外纠纷应对指导材料",
        (
            MaterialSpec("identity", "企业身份证明"),
            MaterialSpec("foreign-papers", "境外法律文书或平台通知"),
            MaterialSpec("facts", "涉案产品及权利情况"),
        ),
    ),
)  # fmt: skip

_LATER = (
    ChecklistSpec(
        "answer",
        "答辩材料",
        (
            MaterialSpec("answer:answer", "答辩书及副本"),
            MaterialSpec("answer:identity", "被请求人身份证明"),
            MaterialSpec("answer:evidence", "证据（现有设计、合法来源、先用权、许可）"),
            MaterialSpec(
                "answer:suspension",
                "中止请求书、无效宣告请求受理通知书及证据",
                "请求中止处理的",
                verified=True,
            ),
        ),
        consequence="逾期不提交答辩书的，不影响案件处理",
    ),
    ChecklistSpec(
        "judicial-confirmation",
        "司法确认材料",
        (
            MaterialSpec("confirm:application", "共同申请书", verified=True),
            MaterialSpec("confirm:agreement", "调解协议", verified=True),
            MaterialSpec("confirm:identity", "身份证明", verified=True),
            MaterialSpec("confirm:commitment", "承诺书", verified=True),
            MaterialSpec("confirm:consent", "对方当事人同意书", "由一方提出申请的"),
        ),
    ),
    ChecklistSpec(
        "police-transfer",
        "移送公安机关材料",
        (
            MaterialSpec("police:letter", "涉嫌犯罪案件移送书", verified=True),
            MaterialSpec("police:report", "涉嫌犯罪案件情况的调查报告", verified=True),
            MaterialSpec("police:exhibits", "涉案物品清单", verified=True),
            MaterialSpec("police:appraisal", "检验报告或鉴定结论", "有检验鉴定的", verified=True),
            MaterialSpec("police:others", "其他有关涉嫌犯罪的材料", "另有材料的", verified=True),
            MaterialSpec("police:procuratorate", "抄送检察机关的副本", "须抄送检察机关的"),
        ),
    ),
    ChecklistSpec(
        "entity-registration",
        "备案主体登记材料",
        (
            MaterialSpec("entity:form", "备案申请表（签字盖章）", verified=True),
            MaterialSpec("entity:licence", "营业执照复印件", verified=True),
            MaterialSpec("entity:insurance", "研发人员社保证明", "本中心要求的", verified=True),
            MaterialSpec("entity:research", "研发投入证明", "本中心要求的", verified=True),
            MaterialSpec("entity:system", "知识产权管理制度", "本中心要求的", verified=True),
            MaterialSpec("entity:invention", "至少一件发明专利", "本中心要求的", verified=True),
        ),
    ),
    ChecklistSpec(
        "agency-registration",
        "代理机构登记材料",
        (
            MaterialSpec("agency:licence", "营业执照及执业许可证", verified=True),
        ),
    ),
)  # fmt: skip

CHECKLISTS: Mapping[str, ChecklistSpec] = MappingProxyType(
    {spec.code: spec for spec in (*_INTAKE, *_LATER)}
)
"""By the kind of case they are handed in with, or by the name of the later step."""


def checklist_of(kind: str) -> ChecklistSpec:
    """Return the list of a kind, or of a later step; an empty one where none is known."""
    return CHECKLISTS.get(kind) or ChecklistSpec(kind, "材料", ())
