"""The words that an office gave a kind of paper, kept for ever: last year's paper is printed in the words of then."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing, account


class Wording(Thing):
    """文稿式样: in force from `created_at` until the next of its kind; without a text, the built-in words again."""

    kind = models.CharField(_("公文种类"), max_length=30)
    text = models.TextField(_("文稿式样"), max_length=20_000, blank=True)
    written_by = account(_("修改人"))

    class Meta:
        verbose_name = _("文稿式样")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["assembly", "kind", "-created_at"])]

    def __str__(self) -> str:
        return self.kind
