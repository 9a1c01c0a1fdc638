"""The city's assembly above ours: cards checked, two bulletins sent up, one published there and told back."""

from yishi.assembly.base.access import Role
from yishi.assembly.exchange import actions as exchange
from yishi.assembly.exchange import cards, delivery
from yishi.assembly.exchange.models import Link
from yishi.assembly.opinions import actions as bulletins
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.upward import actions
from yishi.assembly.opinions.upward.models import Incoming
from yishi.assembly.people.models import Assembly, User
from yishi.demo.load.people import Cast, account

SENT_UP = 2


def load(cast: Cast) -> None:
    clerk, second = cast.users["clerk"], cast.users["clerk2"]
    above = Assembly.objects.create(name="苏城市政协", short_name="苏城市政协", place="苏城市", level="city")
    there = account(above, "above", "程立", [Role.CLERK, Role.LEADER])
    checker = account(above, "above2", "孟凡", [Role.CLERK])
    ours, theirs = (exchange.make_seal(address="", by=user) for user in (clerk, there))
    link = _known(cards.of(theirs), clerk, second)
    _known(cards.of(ours), there, checker)
    issued = Bulletin.objects.filter(assembly=cast.assembly, issued_at__isnull=False).order_by("-issued_at")
    for bulletin in issued[:SENT_UP]:
        actions.send_up(bulletin=bulletin, link=link, by=clerk)
    delivery.deliver_due()
    first = Incoming.objects.filter(assembly=above).earliest("pk")
    made = actions.publish(incoming=first, place=first.items[0]["place"], addressees="市委、市政府领导", by=there)
    bulletins.issue(bulletin=bulletins.submit(bulletin=made, by=there), by=there)
    delivery.deliver_due()


def _known(card: str, by: User, checker: User) -> Link:
    return exchange.confirm(link=exchange.introduce(card=cards.read(card), by=by), by=checker)
