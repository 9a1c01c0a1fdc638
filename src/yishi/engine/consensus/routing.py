"""Which statement to show a person next: the one whose answer tells most.

A vote tells about the person (where do they stand?) and about the statement (what do people say to it?). Both are
measured as the drop in uncertainty that the answer is expected to bring: to first order p(1 − p) times the variance of
its log-odds, from the person's side and from the statement's (Lindley 1956).
"""

import numpy as np

from yishi.engine.consensus.model import Belief, Model


def ranked(model: Model, person: Belief, answered: np.ndarray) -> np.ndarray:
    """Statements not yet answered, the most telling first.

    person: one row, where they stand (`newcomer(model)` for one who has not voted); answered: numbers of statements.
    """
    value = telling(model, person)
    value[answered] = -np.inf
    order = np.argsort(-value, kind="stable")
    return order[: len(value) - len(np.unique(answered))]


def telling(model: Model, person: Belief) -> np.ndarray:
    """Of each statement what the person's answer is expected to tell, in nats to first order."""
    items = Belief(model.items.mean[: model.statements], model.items.spread[: model.statements])
    place = np.concatenate([[1.0], person.mean[0]])
    chance = 1 / (1 + np.exp(-(items.mean @ place)))
    side = 1 / (1 + np.exp(model.items.mean[model.statements :] @ place))  # takes a side at all
    of_person = np.einsum("md,de,me->m", items.mean[:, 1:], person.spread[0], items.mean[:, 1:])
    of_statement = np.einsum("d,mde,e->m", place, items.spread, place)
    return side * chance * (1 - chance) * (of_person + of_statement)


def newcomer(model: Model) -> Belief:
    directions = model.people.mean.shape[1]
    return Belief(np.zeros((1, directions)), np.eye(directions)[None])
