"""The life of a paper, and what its files are (文书状态)."""

from __future__ import annotations

from app.domain.terms import Term


class PaperState(Term):
    """Where a paper stands (文书状态). Only a draft can be changed."""

    DRAFT = "draft", "草稿"
    ISSUED = "issued", "已签发"
    SERVED = "served", "已送达"
    WITHDRAWN = "withdrawn", "已撤回"
    REPLACED = "replaced", "已更换"


class PaperPart(Term):
    """What a further file of an issued paper is (文书附件)."""

    SEALED = "sealed", "签章扫描件"
    EDITED = "edited", "改定稿"


class Recipients(Term):
    """Whom a paper goes to unless chosen otherwise (受送达人)."""

    REQUESTER = "requester", "请求人一方"
    RESPONDENTS = "respondents", "每个被请求人各一份"
    PARTIES = "parties", "每个当事人各一份"
    OFFICE = "office", "内部文书"
    OTHER = "other", "其他单位"
