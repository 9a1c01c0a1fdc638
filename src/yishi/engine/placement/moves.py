"""What every single move would change, all at once: the whole objective, and by part."""

from dataclasses import dataclass

import numpy as np

from yishi.engine.placement.model import BREACH, Model


@dataclass(frozen=True, slots=True)
class Moves:
    """`rise`: (options,) by how much the objective would rise; where one is: 0. `best`: (items,) the option that
    would raise it least among those elsewhere that break no limit, −1: there is none."""

    model: Model
    choice: np.ndarray
    counts: np.ndarray
    rise: np.ndarray
    best: np.ndarray

    def parts(self, items: np.ndarray, options: np.ndarray) -> dict[str, np.ndarray]:
        """By how much each part would rise if each of the items took its option."""
        model, now = self.model, self.choice[items]
        found = {name: price[options] - price[now] for name, price in model.options.parts.items()}
        old, new = model.options.cell[now], model.options.cell[options]
        for column in range(model.uses.shape[1]):
            kind, adds = model.uses[items, column], model.adds[items, column]
            changed = _changed(model, self.counts, (kind, new, adds)) + _changed(model, self.counts, (kind, old, -adds))
            for number, name in enumerate([one.part for one in model.kinds]):
                mine = kind == number
                if mine.any():
                    found.setdefault(name, np.zeros(items.size))
                    found[name] = found[name] + np.where(mine, changed, 0.0)
        return found


def moves(model: Model, choice: np.ndarray, extra: np.ndarray | None = None) -> Moves:
    """extra: (options,) what else taking each would raise."""
    counts, options, item = model.counts(choice), model.options, model.options.item
    rise = options.cost - options.cost[choice][item]
    home = options.cell[choice]
    for column in range(model.uses.shape[1]):
        kind, adds = model.uses[:, column], model.adds[:, column]
        rise += _changed(model, counts, (kind[item], options.cell, adds[item]))
        rise += _changed(model, counts, (kind, home, -adds))[item]
    if extra is not None:
        rise = rise + extra
    elsewhere = rise.copy()
    elsewhere[choice] = np.inf
    order = np.lexsort((elsewhere, item))
    best = order[options.start[:-1]]
    best = np.where(elsewhere[best] < BREACH / 2, best, -1)
    rise[choice] = 0.0
    return Moves(model, choice, counts, rise, best)


def _changed(model: Model, counts: np.ndarray, told: tuple[np.ndarray, np.ndarray, np.ndarray]) -> np.ndarray:
    kind, cell, adds = told
    now = counts[kind, cell]
    return model.price(kind, cell, now + adds) - model.price(kind, cell, now)
