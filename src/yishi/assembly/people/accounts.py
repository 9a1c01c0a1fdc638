"""How accounts come to be: the office makes them; nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class InvitedOnly(DefaultAccountAdapter):
    def is_open_for_signup(self, request: Any) -> bool:
        return False
