"""What the code on the screen says: the session, signed with the moment. A picture sent home is soon worthless."""

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Refused
from yishi.assembly.consultation.models import Consultation

SALT = "consultation.attendance"
GOOD_FOR = 180  # seconds
RENEWED = 30  # seconds until the screen shows the next


def code_of(consultation: Consultation) -> str:
    return TimestampSigner(salt=SALT).sign(consultation.public_id)


def session_of(code: str) -> str:
    """The public id of the session; refused when it is old or not ours."""
    try:
        return TimestampSigner(salt=SALT).unsign(code, max_age=GOOD_FOR)
    except SignatureExpired:
        raise Refused(_("二维码已过期，请重新扫一次屏幕上的码。")) from None
    except BadSignature:
        raise Refused(_("这不是本平台的签到码，请扫会场屏幕上的码。")) from None
