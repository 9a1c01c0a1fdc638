"""A phone that takes part: who acts when nobody is signed in. Nothing of it is stored but hashes."""

from dataclasses import dataclass

from yishi.assembly.consultation.public.models import Participant, Place, PublicPart
from yishi.assembly.consultation.public.tokens import key_of


@dataclass(frozen=True, slots=True)
class Phone:
    """`place`: whose code it read; `device`: the id in its cookie; `network`: where its request came from, if known."""

    place: Place
    device: str
    network: str

    @property
    def part(self) -> PublicPart:
        return self.place.part

    @property
    def key(self) -> str:
        """What stands for the device in this public part."""
        return key_of(self.part, self.device)

    def participant(self) -> Participant | None:
        """Its row, once it has voted or written."""
        return Participant.objects.filter(part=self.part, key=self.key).first()
