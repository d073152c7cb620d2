"""Use-case: a wording that is still being written, filled with a real case (试排模板)."""

from __future__ import annotations

from app.domain.documents.markup import MarkupError
from app.domain.documents.spec import read_template
from app.domain.mappings import DataError
from app.services.desk import Desk
from app.services.papers.composing import Wording, compose
from app.services.papers.drafts import usual_recipients
from app.services.papers.rows import recipients_of
from app.services.papers.views import PaperPreview
from app.services.read_case import get_case
from app.support.errors import RuleViolationError


def try_wording(desk: Desk, case_id: int, folder: str, spec: str, body: str) -> PaperPreview:
    """Return what a case's paper would say by texts that are not saved.

    Raises:
        NotFoundError: the case is gone.
        RuleViolationError: the texts cannot be read.
    """
    try:
        chosen = read_template(folder, spec, body)
    except (DataError, MarkupError) as error:
        raise RuleViolationError(f"模板还有问题，不能试排：{error}") from error
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        whom = usual_recipients(chosen, recipients_of(session, case_id))[0]
        return compose(desk, session, case, Wording(chosen, whom, {}), desk.today).preview
