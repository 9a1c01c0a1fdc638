"""One-click sign-in as one of the invented city's people. Exists only where settings say DEMO."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from yishi.assembly.home import navigation
from yishi.assembly.people.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

# The people of the demo: account → who it is, and what one can do as them.
CAST = {
    "clerk": (_("办公室经办人"), _("导入来件，确认议题，筹备协商，起草专报")),
    "clerk2": (_("第二经办人"), _("复核他人登记的转化，批准考核办法")),
    "member": (_("委员"), _("接受邀请，提意见、表态，看自己的积分从哪里来")),
    "leader": (_("副主席"), _("看驾驶舱，签发专报")),
    "unit": (_("承办单位"), _("登记本单位承诺和落实的措施")),
    "public": (_("群众"), _("看议了什么、办成了什么")),
    "auditor": (_("审计"), _("查谁看过什么、谁办过什么")),
    "above": (_("上级政协经办人"), _("收下级签名报送的专报，编发或留存，结果自动反馈")),
}


@require_POST
@login_not_required
def sign_in(request: HttpRequest, who: str) -> HttpResponse:
    """Become `who`. 404 in any installation that is not a demo."""
    if not settings.DEMO or who not in CAST:
        raise Http404(who)
    user = User.objects.filter(username=who, assembly__isnull=False).first()
    if user is None:
        raise Http404(who)
    logout(request)
    login(request, user, backend=BACKEND)
    return redirect(navigation.first_room(user))
