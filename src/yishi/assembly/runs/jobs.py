"""Long work of the room itself: an index of texts."""

from yishi.assembly.runs import indexes, lease
from yishi.assembly.runs.models import Run
from yishi.engine.report import Progress


def index_texts(run: Run, progress: Progress) -> None:
    """Index the texts of the run's assembly and kind (`params`), in the place of the index before."""
    texts = indexes.make(run, progress)
    with lease.storing(run):
        run.report = {"counts": {"texts": texts}}
        run.save(update_fields=["report"])
    indexes.drop_older(run)
