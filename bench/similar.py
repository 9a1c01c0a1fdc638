"""Finding texts that were written before: recall, precision and speed, beside MinHash LSH and brute-force TF-IDF.

    python -m bench.similar [--large 100000]

Prints one JSON object. Thresholds of every method are the best F1 on the pairs of every second labelled event
(by name) and its look-alikes; all figures are of the other half. "As shipped": under `Limits`, set on the same first
half. A pair of one event should be called the same, a message of an event and one of its look-alikes should not.
Rewordings ask for their source among all messages.
"""

import argparse
import json
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any
from zlib import crc32

import numpy as np
import polars as pl
import rjieba
from sklearn.feature_extraction.text import TfidfVectorizer

from bench import data
from yishi.engine.similar import Index, Limits, nearest
from yishi.engine.similar.spots import differ, spots
from yishi.engine.text.words import cut, pairs

SENTENCE = re.compile(r"(?<=[。！？；])")
HASHES, BANDS = 128, 32  # bands of four rows: half of the pairs of Jaccard .42 meet
PRIME = (1 << 31) - 1
SOURCES = 300  # messages that are reworded
Pair = tuple[int, int]
Pairs = tuple[list[Pair], np.ndarray]  # pairs, and whether each is of one event


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.similar")
    parser.add_argument("--large", type=int, default=100_000, help="texts of the large index")
    args = parser.parse_args(argv)
    tickets = data.hotline()
    frame = tickets.select(pl.col("ticket_id").alias("id"), pl.col("title", "text", "place").fill_null(""))
    started = time.perf_counter()
    index = Index.build(frame)
    seconds = time.perf_counter() - started
    texts = data.texts(tickets)
    rewordings = reworded(frame)
    print(
        json.dumps(
            {
                "pairs": pair_figures(index, frame, texts),
                "rewordings": rewording_figures(index, texts, rewordings),
                "speed": [speed(index, seconds, rewordings), large(frame, args.large, rewordings)],
            },
            ensure_ascii=False,
        )
    )


def labelled(frame: pl.DataFrame, half: int) -> Pairs:
    """Pairs of one event, and of an event and its look-alikes, of every second event."""
    at = {key: number for number, key in enumerate(frame["id"])}
    members: dict[str, list[str]] = defaultdict(list)
    for message, event in sorted(data.events().items()):
        members[event].append(message)
    chosen = sorted(members)[half::2]
    alike = [pair for event in chosen for pair in combinations(members[event], 2)]
    other = [
        (row["msg"], message)
        for row in data.look_alikes()
        if row["near_event"] in chosen
        for message in members[row["near_event"]]
    ]
    numbered = [(at[one], at[two]) for one, two in alike + other]
    return numbered, np.arange(len(numbered)) < len(alike)


def pair_figures(index: Index, frame: pl.DataFrame, texts: list[str]) -> dict[str, Any]:
    tfidf = TfidfVectorizer(analyzer=cut, sublinear_tf=True).fit_transform(texts)
    signed = signatures(texts)
    told = [spots(*row) for row in frame.select("title", "text", "place").iter_rows()]
    methods: dict[str, Callable[[Pair], float]] = {
        "yishi": lambda pair: 0.0 if differ(told[pair[0]], told[pair[1]]) else _dot(index.rows, pair),
        "yishi without places": lambda pair: _dot(index.rows, pair),
        "tfidf": lambda pair: _dot(tfidf, pair),
        "minhash": lambda pair: float((signed[pair[0]] == signed[pair[1]]).mean()),
    }
    tuning, held = labelled(frame, 0), labelled(frame, 1)
    figures: dict[str, Any] = {"pairs": len(held[0]), "of_one_event": int(held[1].sum())}
    for name, score in methods.items():
        seen = np.array([score(pair) for pair in tuning[0]])
        limit = max(np.unique(seen), key=lambda each: agreement(seen >= each, tuning[1])["f1"])
        scores = np.array([score(pair) for pair in held[0]])
        figures[name] = {"limit": float(limit)} | agreement(scores >= limit, held[1])
        if name == "yishi":
            figures["yishi as shipped"] = {"limit": Limits().same} | agreement(scores >= Limits().same, held[1])
    return figures


def agreement(called: np.ndarray, right: np.ndarray) -> dict[str, float]:
    hits = int((called & right).sum())
    wrong = ~right
    return {
        "precision": hits / max(int(called.sum()), 1),
        "recall": hits / int(right.sum()),
        "f1": 2 * hits / (int(called.sum()) + int(right.sum())),
        "look_alikes_called_same": float(called[wrong].mean()),
    }


def reworded(frame: pl.DataFrame) -> list[tuple[int, str, str]]:
    """(Number of the source, way, text) of generated rewordings of messages of 40 characters or more."""
    chance = random.Random(5)
    texts = frame["text"].to_list()
    long = [number for number, text in enumerate(texts) if len(text) >= 40]
    return [
        (number, way, change(texts[number], chance))
        for number in chance.sample(long, SOURCES)
        for way, change in WAYS.items()
    ]


def _words_changed(text: str, chance: random.Random) -> str:
    """Of the words, a tenth dropped, a tenth doubled by another of the text, a tenth replaced by another."""
    words = rjieba.cut(text)
    said = []
    for word in words:
        draw = chance.random()
        if draw >= 0.1:
            said.append(chance.choice(words) if draw < 0.2 else word)
        if 0.2 <= draw < 0.3:
            said.append(chance.choice(words))
    return "".join(said)


def _sentences_moved(text: str, chance: random.Random) -> str:
    sentences = SENTENCE.split(text)
    return "".join(chance.sample(sentences, len(sentences)))


WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "words changed": _words_changed,
    "sentences moved": _sentences_moved,
    "first third": lambda text, _chance: text[: len(text) // 3],
}


def rewording_figures(index: Index, texts: list[str], rewordings: list[tuple[int, str, str]]) -> dict[str, Any]:
    """Share of rewordings whose source is the first, and among the first three, by way and method.

    MinHash LSH only finds sources that share a band; so its recall at three is that of its candidates' best three.
    """
    vectors = TfidfVectorizer(analyzer=cut, sublinear_tf=True)
    rows = vectors.fit_transform(texts)
    signed = signatures(texts)
    banded = _bands(signed)
    ranks: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    said = vectors.transform([text for _source, _way, text in rewordings])
    asked = signatures([text for _source, _way, text in rewordings])
    for at, (source, way, text) in enumerate(rewordings):
        numbers, likeness = index.likeness("", text)
        ranks["yishi"][way].append(_rank(numbers, likeness, source))
        ranks["tfidf"][way].append(_rank(np.arange(len(texts)), (rows @ said[at].T).toarray().ravel(), source))
        met = np.flatnonzero((banded == _bands(asked[at : at + 1])).any(axis=1))
        ranks["minhash"][way].append(_rank(met, (signed[met] == asked[at]).mean(axis=1), source))
    return {
        method: {
            way: {"first": float(np.mean(np.array(rank) == 0)), "of_three": float(np.mean(np.array(rank) < 3))}
            for way, rank in ways.items()
        }
        for method, ways in ranks.items()
    }


def _rank(numbers: np.ndarray, scores: np.ndarray, source: int) -> int:
    """How many stand before the source; as many as there are texts where it is no candidate."""
    own = scores[numbers == source]
    return int((scores > own[0]).sum()) if len(own) else 1 << 30


def signatures(texts: list[str]) -> np.ndarray:
    """MinHash (Broder 1997) of the sets of character pairs: texts × HASHES."""
    chance = np.random.default_rng(5)
    slope, shift = chance.integers(1, PRIME, (2, HASHES), dtype=np.int64)
    signed = np.full((len(texts), HASHES), PRIME, dtype=np.int64)
    for number, text in enumerate(texts):
        shingles = np.array(sorted({crc32(pair.encode()) % PRIME for pair in pairs(text)}), dtype=np.int64)
        if len(shingles):
            signed[number] = ((shingles[:, None] * slope + shift) % PRIME).min(axis=0)
    return signed


def _bands(signed: np.ndarray) -> np.ndarray:
    """One number for each band of a signature: texts × BANDS."""
    parts = signed.reshape(len(signed), BANDS, HASHES // BANDS)
    return (parts * np.array([1, 31, 961, 29_791])).sum(axis=2)


def _dot(rows: Any, pair: Pair) -> float:
    return float((rows[pair[0]] @ rows[pair[1]].T).sum())


def large(frame: pl.DataFrame, size: int, rewordings: list[tuple[int, str, str]]) -> dict[str, Any]:
    """The messages again and again, their words changed each time anew, up to `size` texts."""
    chance = random.Random(7)
    texts = frame["text"].to_list()
    many = [_words_changed(texts[number % len(texts)], chance) for number in range(size)]
    made = pl.DataFrame({"id": [str(number) for number in range(size)], "text": many}).with_columns(
        title=pl.lit(""), place=pl.lit("")
    )
    started = time.perf_counter()
    index = Index.build(made)
    return speed(index, time.perf_counter() - started, rewordings)


def speed(index: Index, seconds: float, rewordings: list[tuple[int, str, str]]) -> dict[str, Any]:
    spent = []
    for _source, _way, text in rewordings[:300]:
        started = time.perf_counter()
        nearest(index, "", text)
        spent.append(1000 * (time.perf_counter() - started))
    median, most = np.quantile(spent, [0.5, 0.95])
    return {"texts": index.texts.height, "build_s": seconds, "query_ms": float(median), "query_ms_p95": float(most)}


if __name__ == "__main__":
    main()
