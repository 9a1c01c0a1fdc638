"""Masking, measured: recall and precision by kind on labelled and generated texts, speed, and a peer in the same run.

    python -m bench.mask [--quick] [--misses FILE] [FOLDER]

FOLDER holds names-and-addresses/ and hotline/ (see the README beside the data); where it is absent only generated texts
are measured. A table is printed for people, then one JSON object. `mask_recall` is the least recall of a kind over all
sets but the news, whose persons nobody introduces; `mask_recall_worst_set` the least of a single set.
"""

import argparse
import json
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from bench.masking import labelled, texts
from bench.masking.judge import Tally, left, pieces, removed, tally
from bench.masking.peers import Masker, ours, three_patterns
from bench.masking.texts import Case
from yishi.engine import privacy

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PEERS: dict[str, Masker] = {"": ours, " (three patterns)": three_patterns}
NEWS = "name, in the news"
HOME = "我家住"
COUNT, QUICK, FEW = 2000, 300, 10  # cases of a kind; in a quick run, which also takes one labelled text in ten
RUNS = 5
Address = tuple[Case, list[tuple[int, int]]]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", nargs="?", type=Path, default=DATA)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--misses", type=Path, help="write what was missed or taken wrongly, one a line")
    chosen = arguments.parse_args()
    count, every = (QUICK, FEW) if chosen.quick else (COUNT, 1)
    misses: list[str] = []
    sets = generated(count)
    addresses: list[Address] = []
    if chosen.folder.is_dir():
        folder = chosen.folder / "names-and-addresses"
        sets |= names(folder, every)
        addresses = list(labelled.addresses(folder / "address_train.txt", folder / "address_dev.txt"))[::every]
        sets["door, address of a home"] = [case for case, _ in moved(addresses, HOME)]
    figures: dict[str, float] = {}
    for suffix, masker in PEERS.items():
        tallies = {name: tally(cases, masker, None if suffix else misses) for name, cases in sets.items()}
        if addresses and not suffix:
            tallies["door, in a place's field"], figures["places_kept_in_fields"] = coarse(addresses, misses)
            figures["places_kept_in_texts"] = kept_places(addresses, misses)
        show(suffix, tallies)
        figures |= measured(tallies, suffix)
    if chosen.folder.is_dir():
        figures |= speed(labelled.messages(chosen.folder / "hotline" / "messages.csv"))
    if chosen.misses:
        chosen.misses.write_text("\n".join(misses), encoding="utf-8")
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}, ensure_ascii=False))


def generated(count: int) -> dict[str, list[Case]]:
    sets = {kind: list(cases) for kind, cases in groupby(texts.numbers(count), lambda case: case.kind)}
    sets["name, introduced"] = list(texts.introduced(count * 2))
    sets["name, in the record's field"] = list(texts.from_fields(count))
    return sets


def names(folder: Path, every: int) -> dict[str, list[Case]]:
    path = folder / "cluener_train.json"
    return {
        "name, real, introduced": list(texts.given_names(labelled.persons(path)[::every])),
        NEWS: list(labelled.news(path))[::every],
    }


def moved(addresses: list[Address], lead: str) -> Iterator[Address]:
    """The same addresses with `lead` before them."""
    for case, places in addresses:
        doors, places = ([(a + len(lead), b + len(lead)) for a, b in spans] for spans in (case.spans, places))
        yield Case("door", lead + case.text, tuple(doors)), places


def coarse(addresses: list[Address], misses: list[str]) -> tuple[Tally, float]:
    """What `coarsen` hides of the numbers in a place's field, and the share of roads, estates and towns it leaves."""
    total, places, kept = Tally(), 0, 0
    for case, spans in addresses:
        changed = privacy.coarsen(case.text)
        taken = removed(case.text, changed)
        total.items += len(case.spans)
        shown = [span for span in case.spans if left(case, span, taken)]
        total.hidden += len(case.spans) - len(shown)
        total.pieces += len(taken)
        total.right += sum(any(a < end and start < b for start, end in case.spans) for a, b in taken)
        places += len(spans)
        kept += sum(not touched(span, taken) for span in spans)
        misses += [f"left in a field: {case.text[a:b]!r} in {case.text!r} -> {changed!r}" for a, b in shown]
    return total, kept / places


def kept_places(addresses: list[Address], misses: list[str]) -> float:
    """The share of roads, estates, villages and towns that outlive the masking of the home they lead to."""
    places = kept = 0
    for case, spans in moved(addresses, HOME):
        masked = privacy.mask(case.text)
        taken = pieces(case.text, masked)
        broken = [span for span in spans if touched(span, taken)]
        places += len(spans)
        kept += len(spans) - len(broken)
        misses += [f"broke: {case.text[a:b]!r} in {case.text!r} -> {masked!r}" for a, b in broken]
    return kept / places


def touched(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in taken)


def measured(tallies: dict[str, Tally], suffix: str) -> dict[str, float]:
    private = {name: total for name, total in tallies.items() if name != NEWS}
    kinds: dict[str, list[Tally]] = {}
    for name, total in private.items():
        kinds.setdefault(name.split(",")[0], []).append(total)
    recalls = {kind: sum(t.hidden for t in of) / sum(t.items for t in of) for kind, of in kinds.items()}
    figures = {f"mask_recall{suffix}": min(recalls.values())}
    figures[f"mask_recall_worst_set{suffix}"] = min(total.recall for total in private.values())
    for name, total in tallies.items():
        figures |= {f"recall: {name}{suffix}": total.recall, f"precision: {name}{suffix}": total.precision}
    stays, stayed = sum(t.stays for t in tallies.values()), sum(t.stayed for t in tallies.values())
    return figures | {f"survival{suffix}": stayed / stays}


def speed(messages: list[str]) -> dict[str, float]:
    """Texts of 100 characters a second of one core (processor time, the best of some runs): real messages in pieces."""
    joined = "".join(messages)
    cut = [joined[start : start + 100] for start in range(0, len(joined), 100)]
    quiet = [text for text in cut if not privacy.mask_and_count(text).counts]
    figures = {"texts_with_finds": 1 - len(quiet) / len(cut)}
    for name, some in (("texts_per_s", cut), ("texts_per_s_where_nothing_is_found", quiet)):
        seconds = []
        for _ in range(RUNS):
            started = time.process_time()
            for text in some:
                privacy.mask_and_count(text)
            seconds.append(time.process_time() - started)
        figures[name] = round(len(some) / min(seconds))
    return figures


def show(suffix: str, tallies: dict[str, Tally]) -> None:
    print(f"\n{suffix.strip(' ()') or 'Yishi':28} {'items':>7} {'recall':>7} {'precision':>9} {'survival':>8}")
    for name, total in tallies.items():
        survival = f"{total.survival:8.4f}" if total.stays else "       –"
        precision = f"{total.precision:9.4f}" if total.pieces else "        –"
        print(f"{name:28} {total.items:7} {total.recall:7.4f} {precision} {survival}")


if __name__ == "__main__":
    main()
