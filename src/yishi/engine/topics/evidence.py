"""Evidence that two messages are of one incident: a sum of weights, for and against (Fellegi & Sunter 1969).

Each kind of evidence is a product of two rows, so the evidence of two groups is the product of their sums over the
product of their sizes: exactly the mean over all pairs of their messages, however many they are.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import sparse

from yishi.engine.groups import member
from yishi.engine.topics import views
from yishi.engine.topics.corpus import Corpus, headings
from yishi.engine.topics.matter import Matter
from yishi.engine.topics.places import Places
from yishi.engine.topics.settings import Settings

PAIRS_A_BLOCK = 100_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """Rows: messages, or groups as sums of their messages. `told`: sparse, each column for or against (`sign`: 1, −1).
    `matter`: dense, always for. `size`: messages of each row.
    """

    told: sparse.csr_matrix
    sign: np.ndarray
    matter: np.ndarray
    size: np.ndarray

    def __len__(self) -> int:
        return len(self.size)

    def only(self, rows: np.ndarray) -> "Evidence":
        return Evidence(self.told[rows], self.sign, self.matter[rows], self.size[rows])

    def joined(self, group: np.ndarray, groups: int) -> "Evidence":
        """Rows of one group added up; `group`: number of each row."""
        join = member(group, groups)
        return Evidence((join @ self.told).tocsr(), self.sign, join @ self.matter, join @ self.size)

    def mean(self, first: np.ndarray, second: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The mean evidence between rows, and the part of it that is matter."""
        told, matter = np.empty(len(first)), np.empty(len(first))
        for start in range(0, len(first), PAIRS_A_BLOCK):
            part = slice(start, start + PAIRS_A_BLOCK)
            one, other = first[part], second[part]
            told[part] = self.told[one].multiply(self.told[other]) @ self.sign
            matter[part] = np.einsum("ij,ij->i", self.matter[one], self.matter[other])
        pairs = self.size[first] * self.size[second]
        return (told + matter) / pairs, matter / pairs


def stacked(parts: list[Evidence]) -> Evidence:
    return Evidence(
        sparse.vstack([part.told for part in parts]).tocsr(),
        parts[0].sign,
        np.concatenate([part.matter for part in parts]),
        np.concatenate([part.size for part in parts]),
    )


def of(tickets: pl.DataFrame, corpus: Corpus, places: Places, matter: Matter, settings: Settings) -> Evidence:
    """The evidence of each message by itself. Weights: `settings.evidence`."""
    weights = settings.evidence
    told, sign = [], []
    for name, rows in kinds(tickets, corpus, places).items():
        told.append(rows * np.float32(abs(weights[name]) ** 0.5))
        sign.append(np.full(rows.shape[1], np.sign(weights[name]), dtype=np.float32))
    return Evidence(
        sparse.hstack(told).tocsr().astype(np.float32),
        np.concatenate(sign),
        matter.space * np.float32(weights["matter"] ** 0.5),
        np.ones(len(corpus)),
    )


def kinds(tickets: pl.DataFrame, corpus: Corpus, places: Places) -> dict[str, sparse.csr_matrix]:
    """Each kind of evidence but matter: messages × features, whose products are between 0 and 1."""
    carries = corpus.carries
    said = views.counted(corpus, carries[corpus.headings.words], carries[corpus.texts.words])
    titles = headings(tickets["title"].fill_null(""), tickets["text"].fill_null(""))
    return {
        "words": views.weighted(said),
        "heading": views.weighted(views.character_pairs(titles)),
        "spot": views.rare(places.told),
        "heading_spot": views.rare(places.headed),
        "heading_spots_differ": views.whether(places.headed),
        "area": views.rare(places.areas),
        "month": views.spans(tickets["time"], 30),
        "half_year": views.spans(tickets["time"], 180),
        "field_spot": views.rare(places.field),
        "field_spots_differ": views.whether(places.field),
        "village": places.village,
        "villages_differ": views.whether(places.village),
    }
