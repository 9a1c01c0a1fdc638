"""What a questionnaire's replies amount to: counts, without those so small that a person could be told apart."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from yishi.assembly.consultation.research.models import Question, Questionnaire
from yishi.assembly.topics.brief.numbers import MINIMUM, without_small

KINDS = Question.Kind


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: how many chose it, and their share of those who answered; None where they are hidden."""

    text: str
    count: int | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Result:
    """One question, and how many answered it, or None where they are too few to be told.

    `texts`: what people wrote, masked, in the order of the words, not of the people.
    """

    question: Question
    answered: int | None
    options: tuple[Option, ...] = ()
    texts: tuple[str, ...] = ()


def results(questionnaire: Questionnaire) -> list[Result] | None:
    """One result a question, or nothing at all below `MINIMUM` replies."""
    replies = list(questionnaire.replies.values_list("answers", flat=True))
    if len(replies) < MINIMUM:
        return None
    return [_result(question, replies) for question in questionnaire.questions.order_by("number")]


def _result(question: Question, replies: list[dict[str, Any]]) -> Result:
    given = [answers[str(question.number)] for answers in replies if answers.get(str(question.number))]
    if len(given) < MINIMUM:
        return Result(question, None)
    if question.kind == KINDS.TEXT:
        return Result(question, len(given), texts=tuple(sorted(given)))
    counts = Counter(place for places in given for place in places)
    rows = [{"text": text, "n": counts[place]} for place, text in enumerate(question.options)]
    # Who answers a question of one choice is counted in all, so a single hidden count could be worked out.
    shown = without_small(rows, "n", summed=question.kind == KINDS.ONE)
    options = (_option(row["text"], row["n"], len(given)) for row in shown)
    return Result(question, len(given), options=tuple(options))


def _option(text: str, count: int | None, answered: int) -> Option:
    return Option(text, count, None if count is None else count / answered)
