"""How the weights of evidence were learned, and how they do on events they were not learned from.

    python -m bench.evidence [FOLDER]

A logistic regression on pairs of messages: each labelled message with its 60 nearest, with the others of its event, and
with the look-alikes of its event. Prints the weights (rounded by hand into engine/topics/settings.py), and event F1 and
B-cubed of every fifth of the events with weights learned from the other four.
"""

import json
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench import data, gold
from yishi.engine.topics import Settings, corpus, evidence, linkage, matter, neighbours, places
from yishi.engine.topics.settings import EVIDENCE

NEAREST = 60
FOLDS = 5
LEARNED = (
    "words",
    "heading",
    "matter",
    "spot",
    "heading_spot",
    "heading_spots_differ",
    "area",
    "month",
    "half_year",
)
BELOW = 0.68  # how far below even odds groups still join: the average over pairs is more cautious than the best pairs


class Messages:
    """The messages of FOLDER with the products of every kind of evidence that is learned."""

    def __init__(self, folder: Path) -> None:
        self.tickets = data.hotline(folder).sort("ticket_id")
        self.corpus = corpus.of(self.tickets)
        self.places = places.of(self.tickets, self.corpus)
        self.matter = matter.of(self.corpus, self.places, Settings())
        kinds = evidence.kinds(self.tickets, self.corpus, self.places)
        self.products = {name: (kinds[name] @ kinds[name].T).toarray() for name in LEARNED if name != "matter"}
        self.products["matter"] = self.matter.space @ self.matter.space.T

    def groups(self, settings: Settings) -> dict[str, str]:
        seen = evidence.of(self.tickets, self.corpus, self.places, self.matter, settings)
        least = linkage.Least(settings.least_evidence, settings.least_matter)
        of = linkage.average(seen, *neighbours.pairs(seen, settings), least)
        return dict(zip(self.tickets["ticket_id"], map(str, of), strict=True))


def learn(messages: Messages, events: dict[str, str], near: list[dict[str, str]]) -> tuple[dict[str, float], float]:
    """Weights by kind and the constant, from `events` (message → event); each event weighs as much as any other."""
    place = {ticket: row for row, ticket in enumerate(messages.tickets["ticket_id"])}
    label = {place[ticket]: event for ticket, event in events.items()}
    of_event: dict[str, set[int]] = defaultdict(set)
    for row, event in label.items():
        of_event[event].add(row)
    alike: dict[str, set[int]] = defaultdict(set)
    for row in near:
        alike[row["near_event"]].add(place[row["msg"]])
    nearness = messages.products["words"] + messages.products["heading"]
    pairs, same, weight = [], [], []
    for one, event in sorted(label.items()):
        nearest = set(np.argsort(-nearness[one])[: NEAREST + 1].tolist())
        for other in sorted((nearest | alike[event] | of_event[event]) - {one}):
            pairs.append((one, other))
            same.append(label.get(other) == event)
            weight.append(1 / len(of_event[event]))
    first, second = np.array(pairs).T
    table = np.column_stack([messages.products[name][first, second] for name in LEARNED])
    model = LogisticRegression(C=1.0, max_iter=2000).fit(table, same, sample_weight=weight)
    return dict(zip(LEARNED, model.coef_[0].tolist(), strict=True)), float(model.intercept_[0])


def main(folder: Path) -> dict[str, Any]:
    messages, events, near = Messages(folder), data.events(folder), data.look_alikes(folder)
    weights, constant = learn(messages, events, near)
    names = sorted(set(events.values()))
    held_out = []
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        inside = {ticket: event for ticket, event in events.items() if event in out}
        outside = {ticket: event for ticket, event in events.items() if event not in out}
        learned, odds = learn(messages, outside, near)
        settings = replace(Settings(), evidence=EVIDENCE | learned, least_evidence=-odds - BELOW)
        alike = [row for row in near if row["near_event"] in out]
        held_out.append(gold.incidents(messages.groups(settings), inside, alike))
    rounded = {name: round(value, 2) for name, value in weights.items()}
    return {
        "weights": rounded,
        "constant": round(constant, 2),
        "held out": {name: round(float(np.mean([fold[name] for fold in held_out])), 3) for name in held_out[0]},
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]) if len(sys.argv) > 1 else data.DATA), ensure_ascii=False, indent=1))
