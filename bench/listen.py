"""Listening, measured: incidents and topics on labelled messages, side by side with scikit-learn in the same run.

    python -m bench.listen [FOLDER]

FOLDER holds hotline/ and classification/ with their labels (see the README beside the data); where it is absent, only
speed and memory on invented messages are measured. One JSON object is printed.
"""

import csv
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from sklearn.cluster import HDBSCAN, AgglomerativeClustering, KMeans
from sklearn.decomposition import NMF, LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.metrics import adjusted_mutual_info_score
from sklearn.preprocessing import normalize

from yishi.demo import invent
from yishi.engine import tables
from yishi.engine.reading import COMMAND, read_tickets
from yishi.engine.text.words import cut
from yishi.engine.topics import find

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
INVENTED = 50_000
SEED = 0
Groups = dict[str, str]  # message → group


def main(folder: Path) -> dict[str, Any]:
    figures: dict[str, Any] = speed()
    if (folder / "hotline").is_dir():
        figures |= incidents(folder / "hotline")
        figures |= topics(folder / "classification")
    return figures


def speed() -> dict[str, float]:
    """Tickets a second and memory (GB) on the invented city's messages."""
    city = invent(tickets=INVENTED, until=date(2024, 12, 31))
    tickets = tables.TICKET.fit(city.tickets.rename({"number": "ticket_id", "caller_phone": "caller"}))
    started = time.perf_counter()
    find(tickets)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {"tickets_per_s": round(INVENTED / seconds), "peak_gb": round(peak, 2)}


def incidents(folder: Path) -> dict[str, float]:
    """Event F1, B-cubed F1 and wrongly joined look-alikes, ours and two peers'."""
    path = folder / "messages.csv"
    reading = read_tickets(path, filename=path.name, pseudonym_key=b"bench", limits=COMMAND)
    tickets = reading.tickets.sort("ticket_id")
    found = find(tickets).assignments
    ours = {row[0]: row[1] or f"alone {row[0]}" for row in found.select("ticket_id", "incident_id").iter_rows()}
    words = tfidf(tickets)
    ids = tickets["ticket_id"].to_list()
    linkage = AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=0.8)
    dense = HDBSCAN(min_cluster_size=2, metric="cosine", algorithm="brute", copy=True)
    peers = {
        "average linkage on words": dict(zip(ids, map(str, linkage.fit_predict(words.toarray())), strict=True)),
        "HDBSCAN on words": alone(ids, dense.fit_predict(words.toarray())),
    }
    gold = Gold(folder)
    figures = gold.measured(ours)
    for name, groups in peers.items():
        figures |= {f"{measure} ({name})": value for measure, value in gold.measured(groups).items()}
    return figures


def topics(folder: Path) -> dict[str, float]:
    """AMI to the seven classes and the share of messages placed, ours and peers' with as many topics."""
    labelled = (
        pl.read_csv(folder / "messages.csv").rename({"row": "ticket_id"}).with_columns(time=None, title=pl.lit(""))
    )
    labelled = labelled.with_columns(pl.col("time").cast(tables.MOMENT), pl.col("ticket_id").cast(pl.String))
    found = find(tables.TICKET.fit(labelled))
    both = labelled.join(found.assignments, on="ticket_id")
    figures = {
        "ami": ami(both["label"].to_list(), both["topic_id"].fill_null("none").to_list()),
        "placed": round(1 - both["topic_id"].null_count() / both.height, 4),
    }
    for name, groups in topic_peers(tables.TICKET.fit(labelled), found.topics.height).items():
        figures[f"ami ({name})"] = ami(labelled["label"].to_list(), groups.tolist())
    return figures


def topic_peers(tickets: pl.DataFrame, count: int) -> dict[str, np.ndarray]:
    words = tfidf(tickets)
    space = normalize(TruncatedSVD(100, random_state=SEED).fit_transform(words))
    counts = CountVectorizer(analyzer=cut, min_df=2, max_df=0.2).fit_transform(texts(tickets))
    return {
        "k-means": KMeans(count, n_init=4, random_state=SEED).fit_predict(space),
        "HDBSCAN": HDBSCAN(min_cluster_size=10, copy=True).fit_predict(space),
        "NMF": NMF(count, random_state=SEED, max_iter=400).fit_transform(words).argmax(axis=1),
        "LDA": LatentDirichletAllocation(count, random_state=SEED).fit_transform(counts).argmax(axis=1),
    }


def texts(tickets: pl.DataFrame) -> list[str]:
    return tickets.select(pl.concat_str(pl.col("title", "text").fill_null(""), separator=" ")).to_series().to_list()


def tfidf(tickets: pl.DataFrame) -> Any:
    return TfidfVectorizer(analyzer=cut, min_df=2, sublinear_tf=True).fit_transform(texts(tickets))


def alone(ids: list[str], labels: np.ndarray) -> Groups:
    """Noise is left alone, message by message."""
    return {key: f"alone {key}" if label < 0 else str(label) for key, label in zip(ids, labels, strict=True)}


def ami(gold: list[str], found: list[Any]) -> float:
    return round(float(adjusted_mutual_info_score(gold, [str(group) for group in found])), 3)


class Gold:
    """Labelled events and the messages that only look like them."""

    def __init__(self, folder: Path) -> None:
        self.events: dict[str, set[str]] = defaultdict(set)
        for row in _rows(folder / "events.csv"):
            self.events[row["event"]].add(row["msg"])
        self.decoys = _rows(folder / "look-alikes.csv")

    def measured(self, groups: Groups) -> dict[str, float]:
        """An event's F1 is the best of any one group, unlabelled members counted; look-alikes are events of one."""
        size = Counter(groups.values())
        best, scores = {}, []
        for event, members in self.events.items():
            hits = Counter(groups[member] for member in members)
            score = {group: 2 * n / (size[group] + len(members)) for group, n in hits.items()}
            best[event] = max(score, key=lambda group: score[group])
            scores.append(score[best[event]])
        near = [row for row in self.decoys if "place" in row["src"]]
        joined = {row["msg"]: groups[row["msg"]] == best[row["near_event"]] for row in self.decoys}
        return {
            "event_f1": round(float(np.mean(scores)), 3),
            "bcubed_f1": round(self._bcubed(groups), 3),
            "decoy": round(float(np.mean([joined[row["msg"]] for row in self.decoys])), 3),
            "decoy_place": round(float(np.mean([joined[row["msg"]] for row in near])), 3),
        }

    def _bcubed(self, groups: Groups) -> float:
        """Bagga and Baldwin 1998, over labelled messages."""
        label = {message: event for event, members in self.events.items() for message in members}
        label |= {row["msg"]: f"alone {row['msg']}" for row in self.decoys if row["msg"] not in label}
        pair = Counter((groups[message], event) for message, event in label.items())
        of_group, of_event = Counter(), Counter()
        for (group, event), count in pair.items():
            of_group[group] += count
            of_event[event] += count
        precision = sum(n * n / of_group[group] for (group, _event), n in pair.items()) / len(label)
        recall = sum(n * n / of_event[event] for (_group, event), n in pair.items()) / len(label)
        return 2 * precision * recall / (precision + recall)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    print(json.dumps(main(where), ensure_ascii=False, indent=1))
