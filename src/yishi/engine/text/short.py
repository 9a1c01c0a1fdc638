"""Messages that say too little to be placed."""

import numpy as np
import polars as pl

SHORTEST = 4  # characters below which a message says too little


def too_short(tickets: pl.DataFrame) -> np.ndarray:
    """Of each row whether `title` and `text` together, spaces around them left out, are shorter than that."""
    said = pl.concat_str(pl.col("title", "text").fill_null("")).str.strip_chars().str.len_chars()
    return tickets.select(said < SHORTEST).to_series().to_numpy()
