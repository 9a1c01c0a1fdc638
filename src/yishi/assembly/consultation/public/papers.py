"""The sheet that hangs at a place: what is talked over, the code, and what becomes of the data."""

from django.utils import timezone

from yishi.assembly.consultation.public.models import Place
from yishi.assembly.documents.posters import Poster
from yishi.assembly.documents.qr import svg

DATA = (
    "不用登录，不要姓名、电话和位置。手机里只存一个随机编号，用来保证一部手机对一条意见只算一次；"
    "您写的话里如有个人信息，保存前会自动隐去。不足20人表态的，不公布数字。"
)
STEPS = ("用微信或手机相机扫码", "点赞成或不赞成，也可以写一条", "会后再扫，看商定了什么、办得怎样")


def sheet(place: Place, address: str) -> Poster:
    """The sheet for one place; `address` is what its code says."""
    part = place.part
    until = timezone.localtime(part.until)
    return Poster(
        head=f"{place.assembly.short_name} · 有事好商量",
        question=part.question,
        why=part.why,
        code=svg(address),
        steps=STEPS,
        until=f"{until.year}年{until.month}月{until.day}日{until:%H:%M}截止",
        data=DATA,
        foot=place.name,
    )
