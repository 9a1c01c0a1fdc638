"""Where everybody is placed: drafts, what people ruled, wishes; branches with their pairs and activities; boundaries.

Rows of a draft name members, villages and bodies by their public ids, as the engine does: it outlives what it names.
"""

from yishi.assembly.placement.branches.models import Activity as Activity
from yishi.assembly.placement.branches.models import BranchScope as BranchScope
from yishi.assembly.placement.branches.models import Pair as Pair
from yishi.assembly.placement.coverage.models import BoundaryImport as BoundaryImport
from yishi.assembly.placement.drafts.models import Draft as Draft
from yishi.assembly.placement.drafts.models import Notice as Notice
from yishi.assembly.placement.drafts.models import Place as Place
from yishi.assembly.placement.drafts.models import Ruling as Ruling
from yishi.assembly.placement.drafts.models import Wish as Wish
from yishi.assembly.placement.drafts.models import WishCall as WishCall
