"""Names of the largest topics and incidents, ours beside BERTopic's for the same groups, for a person to judge.

    .venv-bench/bin/python -m bench.labels [--judged CSV] [FOLDER]

Prints a Markdown table each: our label, BERTopic's (its c-TF-IDF over our groups, four words joined, as it names its
own topics), and three headings of the group. CSV holds a reader's verdicts (kind, ours, bertopic, ours_is, bertopic_is;
each `right`, `vague` or `wrong`): they stand in the table and are counted, as long as both names are still the same.
The tables quote real messages, so they are kept out of the project.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import polars as pl
from sklearn.feature_extraction.text import CountVectorizer

from bench import data
from yishi.engine.text.words import cut
from yishi.engine.topics import find

LARGEST, EXAMPLES, WORDS = 50, 3, 4
HEADING = 36  # characters shown
UNREAD = ("", "")
Verdicts = dict[tuple[str, str, str], tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.labels")
    parser.add_argument("folder", nargs="?", type=Path, default=data.DATA)
    parser.add_argument("--judged", type=Path, metavar="CSV")
    chosen = parser.parse_args()
    tickets = data.hotline(chosen.folder)
    found = find(tickets)
    said = tickets.with_columns(said=pl.Series(data.texts(tickets))).join(found.assignments, on="ticket_id")
    verdicts = _verdicts(chosen.judged)
    figures = {}
    for kind, groups in (("topic", found.topics), ("incident", found.incidents)):
        figures |= _table(kind, said, dict(groups.select(f"{kind}_id", "label").iter_rows()), verdicts)
    print(json.dumps(figures))


def _table(kind: str, said: pl.DataFrame, labels: dict[str, str], verdicts: Verdicts) -> dict[str, int]:
    """Print the largest groups; returns how many of each verdict stand in the table."""
    groups = _groups(said, f"{kind}_id")
    groups = groups.with_columns(bertopic=pl.Series(_names(groups["texts"].to_list())))
    counts: Counter[str] = Counter()
    print(f"\n| {kind} | messages | Yishi | BERTopic | headings | Yishi is | BERTopic is |\n|" + "---|" * 7)
    for number, row in enumerate(groups.head(LARGEST).iter_rows(named=True), 1):
        ours = labels[row[f"{kind}_id"]]
        judged = verdicts.get((kind, ours, row["bertopic"]), UNREAD)
        counts.update(
            f"{kind} {name} {verdict or 'unread'}" for name, verdict in zip(("ours", "bertopic"), judged, strict=True)
        )
        headings = "<br>".join(heading[:HEADING].replace("|", "／") for heading in row["headings"])
        print(f"| {number} | {row['len']} | {ours} | {row['bertopic']} | {headings} | {judged[0]} | {judged[1]} |")
    return dict(sorted(counts.items()))


def _groups(said: pl.DataFrame, of: str) -> pl.DataFrame:
    """Groups of two messages or more, largest first: size, whole texts, and headings spread over the group's time."""
    spread = [(2 * n + 1) / (2 * EXAMPLES) for n in range(EXAMPLES)]
    headings = [pl.col("title").sort_by("time", "ticket_id").get((pl.len() * at).cast(pl.UInt32)) for at in spread]
    found = said.drop_nulls(of).group_by(of).agg(pl.len(), texts=pl.col("said"), headings=pl.concat_list(headings))
    return found.filter(pl.col("len") > 1).sort("len", of, descending=[True, False])


def _names(groups: list[list[str]]) -> list[str]:
    """What BERTopic would call each group: its best words by its own class-based TF-IDF."""
    from bertopic.vectorizers import ClassTfidfTransformer

    counter = CountVectorizer(analyzer=cut)
    counts = counter.fit_transform(" ".join(texts) for texts in groups)
    weights = ClassTfidfTransformer().fit_transform(counts).tocsr()
    words = counter.get_feature_names_out()
    return ["_".join(words[row.indices[i]] for i in (-row.data).argsort(kind="stable")[:WORDS]) for row in weights]


def _verdicts(path: Path | None) -> Verdicts:
    return {
        (row["kind"], row["ours"], row["bertopic"]): (row["ours_is"], row["bertopic_is"])
        for row in (data.rows(path) if path else [])
    }


if __name__ == "__main__":
    main()
