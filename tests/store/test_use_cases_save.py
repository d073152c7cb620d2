"""What a form saves is what it opens again; only what changed is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.draft import CaseDraft
from app.domain.fields import FieldKind, FieldSpec, FieldValue, Part
from app.models.case import CaseText
from app.services.desk import Desk
from app.services.form_drafts import drop_form, keep_form, list_forms
from app.services.open_case import open_cases
from app.services.read_case import read_dossier
from app.services.recent_values import recent_values
from app.services.save_case import save_case
from app.support.errors import NotFoundError, RuleViolationError, StaleRecordError
from tests.store.desk_kit import (
    CATALOGUE,
    KINDS,
    acting,
    audit_of,
    case_row,
    dispute,
    full_draft,
    last_audit,
    open_one,
    sample_value,
    short_draft,
    tidy_draft,
)


def changed(draft: CaseDraft, section: str, row: int = 0, **values: FieldValue) -> CaseDraft:
    rows = [dict(item) for item in draft.rows(section)]
    rows[row].update(values)
    return replace(draft, sections={**draft.sections, section: tuple(rows)})


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_full_form_comes_back_as_it_was_saved(desk: Desk, kind: str) -> None:
    draft = full_draft(CATALOGUE.get(kind))
    opened = open_one(desk, draft)
    assert tidy_draft(read_dossier(desk, opened.id).draft) == tidy_draft(draft)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_with_only_the_required_fields_comes_back_as_it_was_saved(
    desk: Desk, kind: str
) -> None:
    draft = short_draft(CATALOGUE.get(kind))
    opened = open_one(desk, draft)
    assert tidy_draft(read_dossier(desk, opened.id).draft) == tidy_draft(draft)


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_form_saved_unchanged_leaves_no_trace(desk: Desk, kind: str) -> None:
    opened = open_one(desk, full_draft(CATALOGUE.get(kind)))
    before, dossier = last_audit(desk), read_dossier(desk, opened.id)
    assert save_case(desk, opened.id, dossier.line.version, dossier.draft) == 1
    assert audit_of(desk, after=before) == []
    assert len(read_dossier(desk, opened.id).events) == 1


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Z", "M")), min_size=1, max_size=20
)


def free_value(spec: FieldSpec) -> st.SearchStrategy[FieldValue]:
    match spec.kind:
        case FieldKind.TEXT | FieldKind.LONG_TEXT:
            return TEXTS
        case FieldKind.FLAG:
            return st.booleans()
        case FieldKind.MONEY | FieldKind.INTEGER:
            return st.integers(0, 10_000_000)
        case FieldKind.DATE:
            return st.dates(date(2005, 1, 1), date(2026, 11, 1))
        case _:
            return st.just(sample_value(spec))


@st.composite
def facts_of(draw: st.DrawFn, kind: str) -> CaseDraft:
    case_type = CATALOGUE.get(kind)
    draft = short_draft(case_type)
    for section in case_type.sections:
        if section.part is Part.CASE:
            chosen = draw(st.lists(st.sampled_from(section.fields), unique_by=lambda s: s.key))
            row = {spec.key: draw(free_value(spec)) for spec in chosen}
            required = dict(draft.rows(section.key)[0])
            draft = replace(draft, sections={**draft.sections, section.key: ({**row, **required},)})
    return draft


@pytest.mark.slow
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data(), kind=st.sampled_from(KINDS))
def test_any_facts_come_back_as_they_were_saved_and_resaved(
    desk: Desk, data: st.DataObject, kind: str
) -> None:
    draft = data.draw(facts_of(kind))
    opened = open_one(desk, draft)
    assert tidy_draft(read_dossier(desk, opened.id).draft) == tidy_draft(draft)
    other = data.draw(facts_of(kind))
    save_case(desk, opened.id, read_dossier(desk, opened.id).line.version, other)
    assert tidy_draft(read_dossier(desk, opened.id).draft) == tidy_draft(other)


def test_the_audit_shows_only_the_changed_columns(desk: Desk) -> None:
    opened = open_one(desk, dispute(facts={"town": "古镇镇", "product": "吊灯"}))
    before, dossier = last_audit(desk), read_dossier(desk, opened.id)
    version = save_case(
        desk, opened.id, dossier.line.version, changed(dossier.draft, "facts", product="壁灯")
    )
    assert version == 2
    (entry,) = audit_of(desk, after=before)
    assert (entry.table_name, entry.action) == ("case", "update")
    assert (entry.before, entry.after) == ({"product": "吊灯"}, {"product": "壁灯"})
    assert read_dossier(desk, opened.id).events[0].text == "修改登记内容"


def test_a_fact_that_is_cleared_is_gone(desk: Desk) -> None:
    opened = open_one(desk, dispute(facts={"town": "古镇镇", "claimed_fen": 5, "model": "NV"}))
    dossier = read_dossier(desk, opened.id)
    emptied = changed(dossier.draft, "facts", town=None, claimed_fen=None, model="")
    save_case(desk, opened.id, dossier.line.version, emptied)
    row = case_row(desk, opened.id)
    assert (row.town, row.claimed_fen, row.details.get("model")) == ("", None, None)


def test_removing_a_respondent_leaves_the_others_untouched(desk: Desk) -> None:
    opened = open_one(desk, dispute("甲灯饰厂", "乙灯饰厂"))
    before, dossier = last_audit(desk), read_dossier(desk, opened.id)
    rest = {**dossier.draft.sections, "respondent": dossier.draft.rows("respondent")[:1]}
    save_case(desk, opened.id, 1, CaseDraft(dossier.draft.kind, rest))
    assert [p.name for p in read_dossier(desk, opened.id).parties][1:] == ["甲灯饰厂"]
    actions = [(e.table_name, e.action) for e in audit_of(desk, after=before)]
    assert sorted(actions) == [("case", "update"), ("case_party", "delete")]


def test_a_stale_version_is_refused_and_saves_nothing(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    draft = read_dossier(desk, opened.id).draft
    save_case(desk, opened.id, 1, changed(draft, "facts", product="吊灯"))
    with pytest.raises(StaleRecordError):
        save_case(desk, opened.id, 1, changed(draft, "facts", product="壁灯"))
    assert case_row(desk, opened.id).product == "吊灯"


def test_changing_only_a_party_makes_the_other_form_stale_too(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    draft = read_dossier(desk, opened.id).draft
    assert save_case(desk, opened.id, 1, changed(draft, "respondent", phone="13800138000")) == 2
    with pytest.raises(StaleRecordError):
        save_case(desk, opened.id, 1, changed(draft, "respondent", phone="13900139000"))
    assert read_dossier(desk, opened.id).parties[1].phone == "13800138000"


def test_a_case_that_is_gone_or_of_another_kind_is_not_written(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    with pytest.raises(NotFoundError):
        save_case(desk, opened.id + 1, 1, dispute())
    with pytest.raises(RuleViolationError, match="类型不一致"):
        save_case(desk, opened.id, 1, short_draft(CATALOGUE.get("counterfeit-report")))


def test_an_error_in_the_form_saves_nothing(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    draft = read_dossier(desk, opened.id).draft
    with pytest.raises(RuleViolationError) as caught:
        save_case(desk, opened.id, 1, changed(draft, "respondent", name=""))
    assert caught.value.problems[0].field == "respondent[0].name"
    assert read_dossier(desk, opened.id).line.version == 1


def test_saving_drops_the_stored_form_and_keeps_others(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    for form in ("form-1", "form-2"):
        keep_form(desk, form, "infringement-dispute", {}, case_id=opened.id, case_version=1)
    save_case(desk, opened.id, 1, dispute(facts={"product": "吊灯"}), form="form-1")
    (kept,) = list_forms(desk)
    assert (kept.form, kept.case_id, kept.case_version) == ("form-2", opened.id, 1)


def test_raw_texts_of_a_form_are_kept_valid_or_not_for_their_own_account(desk: Desk) -> None:
    texts = {"right.number": "ZL2024 坏号", "respondent[1].name": "  星煌 "}
    keep_form(desk, "form-1", "infringement-dispute", texts, summary="华彩 诉 星煌")
    keep_form(desk, "form-1", "infringement-dispute", {**texts, "facts.town": "古"})
    (kept,) = list_forms(desk)
    assert dict(kept.texts) == {**texts, "facts.town": "古"}
    assert list_forms(acting(desk, desk.account.role, "somebody-else")) == ()
    drop_form(desk, "form-1")
    drop_form(desk, "form-1")
    assert list_forms(desk) == ()


def test_the_search_text_follows_the_form(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    draft = read_dossier(desk, opened.id).draft
    save_case(desk, opened.id, 1, changed(draft, "respondent", name="紫薇灯饰厂"))
    with desk.store.reading() as session:
        row = session.get_one(CaseText, opened.id)
    assert "紫薇灯饰厂" in row.text
    assert "星煌" not in row.text
    assert "zwdsc" in row.initials


def test_values_used_lately_come_newest_first_and_once(desk: Desk) -> None:
    for name in ("华艺广场", "灯饰配件城", "华艺广场"):
        open_cases(desk, dispute(facts={"venue_name": name}))
    assert recent_values(desk, "venue_name") == ("华艺广场", "灯饰配件城")
    assert recent_values(desk, "venue_name", "counterfeit-report") == ()
    assert recent_values(desk, "claimed_fen") == ()
    assert recent_values(desk, "no-such-fact") == ()
