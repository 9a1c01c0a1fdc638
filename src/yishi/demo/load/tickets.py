"""The invented messages, masked like any import before they are stored."""

from django.utils import timezone

from yishi.assembly.hotline.models import Import, Ticket
from yishi.assembly.hotline.sources import hotline
from yishi.demo.city import City
from yishi.demo.load.people import Cast
from yishi.engine import privacy

BATCH = 2000
KEY = b"the invented city has no secrets"  # its callers do not exist
FILE = "12345工单导出(示例).csv"


def load(city: City, cast: Cast) -> None:
    now = timezone.now()
    clerk = cast.users["clerk"]
    brought_by = Import.objects.create(
        assembly=cast.assembly,
        file_name=FILE,
        file_hash="",
        source=hotline.SOURCE.code,
        state=Import.State.STORED,
        rows_good=city.tickets.height,
        rows_stored=city.tickets.height,
        staged_by=clerk,
        decided_by=clerk,
        decided_at=now,
    )
    callers = {phone: privacy.pseudonym(phone, KEY) for phone in city.tickets["caller_phone"].unique()}
    rows = (_ticket(row, cast, brought_by, callers) for row in city.tickets.iter_rows(named=True))
    Ticket.objects.bulk_create(rows, batch_size=BATCH)


def _ticket(row: dict, cast: Cast, brought_by: Import, callers: dict[str, str]) -> Ticket:
    village = cast.villages[row["town"], row["village"]]
    return Ticket(
        assembly=cast.assembly,
        source=row["source"],
        number=row["number"],
        received_at=timezone.make_aware(row["time"]),
        title=privacy.mask(row["title"]),
        text=privacy.mask(row["text"], (row["caller_name"],)),
        place=row["place"],
        village=village,
        town=village.town,
        category=row["category"],
        likes=row["likes"],
        caller=callers[row["caller_phone"]],
        solved=row["solved"],
        satisfied=row["satisfied"],
        unit=row["unit"],
        brought_by=brought_by,
    )
