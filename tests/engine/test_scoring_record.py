"""What may enter: reversals, repeats, people who left, unknown kinds; and the sentences that explain the rest."""

import json
from datetime import date

import polars as pl
import pytest

from yishi.engine import tables
from yishi.engine.report import Cancelled, InputError, say
from yishi.engine.scoring import appraise, shipped_scheme
from yishi.engine.scoring.words import CLAUSES, RULES

DEFAULT = shipped_scheme("default")
MEMBERS = tables.MEMBER.fit(
    pl.DataFrame({"member_id": ["王芳", "李明"], "joined": [None, date(2024, 3, 1)], "left": [None, date(2024, 9, 30)]})
)


def deed(deed_id="d1", member_id="王芳", kind="visit", day=date(2024, 5, 1), **more):
    return {"deed_id": deed_id, "member_id": member_id, "kind": kind, "day": day, **more}


def appraised(*rows, outcomes=None, period="2024"):
    deeds = pl.DataFrame(rows, schema_overrides={"amount": pl.Float64}, infer_schema_length=None)
    found = tables.OUTCOME.empty() if outcomes is None else outcomes
    return appraise(deeds, MEMBERS, found, DEFAULT, period=period)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (deed(member_id="路人"), "not_on_roster"),
        (deed(kind="photo"), "unknown_kind"),
        (deed(day=None), "incomplete"),
        (deed(member_id="李明", day=date(2024, 2, 29)), "not_a_member_then"),
        (deed(member_id="李明", day=date(2024, 10, 1)), "not_a_member_then"),
        (deed(amount=-1.0), "amount"),
        (deed(amount=float("nan")), "amount"),
        (deed(amount=1e9), "amount"),
    ],
)
def test_a_deed_that_cannot_count_is_set_aside_with_its_reason(row, reason):
    appraisal = appraised(row, deed("d2", title="走访"))
    assert appraisal.aside.rows() == [("d1", row["member_id"], f"scoring.aside.{reason}")]
    assert appraisal.points["deed_id"].to_list() == ["d2"]
    note = appraisal.report.notes[0]
    assert (note.code, note.level) == (f"scoring.aside.{reason}", "warning")
    assert "1" in say(note.code, note.params, "zh")


def test_one_id_over_two_different_rows_is_refused():
    with pytest.raises(InputError, match="d1"):
        appraised(deed(), deed(kind="talk"))


def test_nobody_takes_back_another_members_deed():
    with pytest.raises(InputError, match="another member"):
        appraised(deed(), deed("d2", member_id="李明", reverses="d1"))


def test_rows_that_take_each_other_back_are_refused():
    with pytest.raises(InputError, match="circle"):
        appraised(deed(reverses="d2"), deed("d2", reverses="d1"))


def test_a_reversal_of_nothing_known_is_told():
    notes = appraised(deed(reverses="lost")).report.notes
    assert [note.code for note in notes] == ["scoring.note.reversals_unmatched"]


def test_a_deed_that_no_item_counts_is_told():
    notes = appraised(deed(kind="leave")).report.notes
    assert [(note.code, note.params["kind"]) for note in notes] == [("scoring.note.uncounted", "leave")]


@pytest.mark.parametrize(
    "period", ["2024年", "24", "2024-12-31/2024-01-01", "2024-02-30/2024-03-01", "", "2024/2025/2026"]
)
def test_a_period_that_is_none_is_refused(period):
    with pytest.raises(InputError) as refused:
        appraised(deed(), period=period)
    assert refused.value.code == "scoring.period"


def test_a_table_without_a_needed_column_is_refused():
    with pytest.raises(InputError, match="member_id"):
        appraise(pl.DataFrame({"deed_id": ["d1"]}), MEMBERS, tables.OUTCOME.empty(), DEFAULT, period="2024")


def test_nothing_recorded_gives_empty_sheets_of_the_right_shape():
    appraisal = appraise(tables.DEED.empty(), MEMBERS, tables.OUTCOME.empty(), DEFAULT, period="2024")
    assert dict(appraisal.points.schema) == tables.POINT.schema
    assert dict(appraisal.sheets.schema) == tables.SHEET.schema
    assert appraisal.sheets["points"].to_list() == [0, 0]


def test_who_left_years_ago_still_gets_what_came_of_the_work():
    outcomes = pl.DataFrame({"outcome_id": ["o1"], "thing": ["opinion:1"], "kind": ["done"], "day": [date(2026, 5, 1)]})
    row = deed(member_id="李明", kind="opinion_report", thing="opinion:1")
    appraisal = appraised(row, outcomes=outcomes, period="2026")
    assert appraisal.sheets.select("member_id", "accomplished").rows() == [("李明", 25.0), ("王芳", 0.0)]


def test_a_sentence_quotes_the_deed_the_rule_and_the_limit():
    rows = [deed(f"d{n}", kind="attend_session", day=date(2024, n, 12), thing=f"s:{n}") for n in range(3, 9)]
    rows.append(
        deed("d9", kind="attend_session", day=date(2024, 9, 12), thing="s:9", title='“油烟扰民”暨时议 "二" \\ \n')
    )
    last = appraised(*rows).points.row(-1, named=True)
    params = json.loads(last["params"])
    assert say(last["reason"], params, "zh") == (
        '2024年9月12日参加协商会议 (“油烟扰民”暨时议 "二" \\  )，按“参加协商和履职活动”每次2分计2分；'
        "本项上限12分，此前已计12分，计0分。"
    )
    assert say(last["reason"], params, "en") == (
        '2024-09-12: attended a consultation session (“油烟扰民”暨时议 "二" \\  ); “sessions and activities”, '
        "2 each time: 2; the item's limit is 12, 12 given before, so 0."
    )


def test_every_rule_and_clause_speaks_both_languages():
    for zh, en in [*RULES.values(), *CLAUSES.values()]:
        assert zh
        assert en
        assert any("一" <= sign <= "龥" for sign in zh)
        assert not any("一" <= sign <= "龥" for sign in en)


def test_whoever_watches_may_stop_it():
    def stop(step, done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        appraise(tables.DEED.empty(), MEMBERS, tables.OUTCOME.empty(), DEFAULT, period="2024", progress=stop)
