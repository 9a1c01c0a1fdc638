"""Long work: what the votes of a consultation say together."""

from yishi.assembly.consultation.agreement import votes, worked_out
from yishi.assembly.consultation.agreement.voices import Voice
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.runs import lease
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import ConsensusSettings, Router, keep, perform
from yishi.engine.report import Progress

# Nobody's vote is to be read off a small group: groups, sectors and towns of fewer than five people are not told.
SETTINGS = ConsensusSettings(smallest_group=5, fewest_votes=5, fewest_people=5)


def work_out(run: Run, progress: Progress) -> None:
    """Find the agreement of the run's consultation and keep it in the place of the one before."""
    consultation = Consultation.objects.get(assembly_id=run.assembly_id, public_id=run.params["consultation"])
    voice = Voice(run.params["of"])
    told, divisions = votes.frame(consultation, voice), votes.divisions(consultation, voice)
    found = perform("consensus", told, run=run, progress=progress, divisions=divisions, settings=SETTINGS)
    if found.model is not None:
        keep(run, {worked_out.ROUTER: Router.of(found.model, found.answers["statement"].to_list()).frame()})
    with lease.storing(run):
        worked_out.drop_older(run)
