"""How well a grouping of messages agrees with labels that people gave."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import adjusted_mutual_info_score

Groups = Mapping[str, str | None]  # message → group; None: in no group


def alone(ids: Sequence[str], labels: Sequence[str | int | None]) -> dict[str, str]:
    """Groups in which what a method left out (None, −1) stands alone, message by message."""
    return {key: f"alone {key}" if label in (None, -1) else str(label) for key, label in zip(ids, labels, strict=True)}


def named(ids: Sequence[str], labels: Sequence[int]) -> Groups:
    """Groups by number, −1 for none, as groups by name."""
    return {key: None if label < 0 else str(label) for key, label in zip(ids, labels, strict=True)}


def ami(labels: Mapping[str, str], groups: Groups) -> float:
    """Adjusted mutual information over the labelled messages; those in no group are a group of their own."""
    told = list(labels)
    return float(adjusted_mutual_info_score([labels[key] for key in told], [str(groups[key]) for key in told]))


def placed(groups: Groups) -> float:
    """The share of messages that are in a group."""
    return sum(group is not None for group in groups.values()) / len(groups)


def bcubed(groups: pl.Series, labels: pl.Series) -> dict[str, float]:
    """Precision, recall and F1 of Bagga and Baldwin 1998, message by message; neither series has nulls."""
    both = pl.DataFrame({"group": groups, "label": labels})
    cells = both.group_by("group", "label").agg(n=pl.len())
    squares = pl.col("n").cast(pl.Float64) ** 2
    precision, recall = (
        cells.select((squares / pl.col("n").sum().over(whole)).sum() / both.height).item()
        for whole in ("group", "label")
    )
    return {
        "bcubed_precision": precision,
        "bcubed_recall": recall,
        "bcubed_f1": 2 * precision * recall / (precision + recall),
    }


def incidents(groups: Mapping[str, str], events: Mapping[str, str], near: list[dict[str, str]]) -> dict[str, float]:
    """Agreement with labelled `events` (message → event) and how many look-alikes (`near`, not empty) joined.

    event_f1: mean over events of the best F1 of any one group, counted whole, unlabelled members too.
    bcubed_f1: over labelled messages; a look-alike is an event of one.
    decoy, decoy_place: share of look-alikes in the group that best matches the event they look like; of all, and of
    those at the same or a like-named place.
    """
    best, scores = _best(groups, events)
    labels = dict(events)
    for row in near:
        labels.setdefault(row["msg"], f"alone {row['msg']}")
    agreement = bcubed(pl.Series([groups[key] for key in labels]), pl.Series(list(labels.values())))
    joined = [(row["src"] == "same_place", groups[row["msg"]] == best[row["near_event"]]) for row in near]
    return {
        "event_f1": float(np.mean(scores)),
        "bcubed_f1": agreement["bcubed_f1"],
        "decoy": float(np.mean([wrong for _same, wrong in joined])),
        "decoy_place": float(np.mean([wrong for same, wrong in joined if same])),
    }


def _best(groups: Mapping[str, str], events: Mapping[str, str]) -> tuple[dict[str, str], list[float]]:
    """Each event's best group and its F1."""
    size = Counter(groups.values())
    members: dict[str, list[str]] = defaultdict(list)
    for message, event in events.items():
        members[event].append(message)
    best, scores = {}, []
    for event, messages in members.items():
        hits = Counter(groups[message] for message in messages)
        f1 = {group: 2 * n / (size[group] + len(messages)) for group, n in hits.items()}
        best[event] = max(f1, key=lambda group: f1[group])
        scores.append(f1[best[event]])
    return best, scores


def kept(before: Groups, after: Groups, *, by_name: bool) -> float:
    """Of the messages in both that had a group before: the share that has the same one after.

    by_name: the group's name must be the same. Otherwise groups are matched one to one so that most messages keep
    theirs (Kuhn 1955), which is the kindest reading of a method whose names mean nothing from run to run.
    """
    pairs = [(group, after[key]) for key, group in before.items() if group is not None and key in after]
    if by_name:
        return sum(one == other for one, other in pairs) / len(pairs)
    first = {name: number for number, name in enumerate(sorted({one for one, _other in pairs}))}
    second = {name: number for number, name in enumerate(sorted({other for _one, other in pairs if other is not None}))}
    table = np.zeros((len(first), len(second)), dtype=np.int64)
    for one, other in pairs:
        if other is not None:
            table[first[one], second[other]] += 1
    return float(table[linear_sum_assignment(table, maximize=True)].sum() / len(pairs))
