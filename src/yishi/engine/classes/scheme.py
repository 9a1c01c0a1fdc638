"""Groups of messages laid beside the entries of a classification without examples: the nearest by words, or none."""

import numpy as np
import polars as pl
from sklearn.preprocessing import normalize

from yishi.engine.classes import views
from yishi.engine.groups import member


def likeness(entries: pl.DataFrame, messages: pl.DataFrame, group: np.ndarray, groups: int) -> np.ndarray:
    """groups × entries, 0 to 1: cosine of what a group's messages say, taken together, and an entry's words.

    entries: `name`, `words`; messages: `title`, `text`; group: number of each message's group, −1 for none. Runs of
    characters are compared, in TF-IDF over both: they also find 退休人员 beside 退休职工.
    """
    both = pl.concat(
        [
            messages.select(pl.col("title", "text").fill_null("")),
            entries.select(title=pl.col("name"), text=pl.col("words")),
        ]
    )
    said = views.said(both)
    rows = views.learn_text(said.texts).of(said.texts)
    told, named = rows[: messages.height], rows[messages.height :]
    return (normalize(member(group, groups) @ told) @ named.T).toarray()
