"""How a case changes when it is taken in, up, or elsewhere."""

from huiyin.casework import events as e
from huiyin.casework.case import Case, Stage
from huiyin.casework.evolving.base import changed, evolves, noted


@evolves(e.Registered)
def _registered(case: Case, event: e.Registered) -> Case:
    linked = ((event.relation, event.related),) if event.related else ()
    owner = "" if event.offered_to else event.by
    return changed(
        case,
        stage=Stage.RECEIVED,
        number=event.number,
        kind=event.kind,
        channel=event.channel,
        policy=event.policy,
        anonymous=event.anonymous,
        received_at=event.received_at,
        registered_at=event.at,
        registrar=event.by,
        owner=owner,
        offered_to=event.offered_to,
        handlers=(owner,) if owner or not event.offered_to else (),
        facts={**event.facts, **event.private_facts},
        links=case.links + linked,
    )


@evolves(e.Admitted)
def _admitted(case: Case, event: e.Admitted) -> Case:
    return changed(case, stage=Stage.ASSESSED, admitted_at=event.at)


@evolves(e.AdmissionRefused)
def _refused(case: Case, event: e.AdmissionRefused) -> Case:
    told = {"ground": event.ground, "reason": event.reason, "routes": event.routes}
    return changed(
        case, stage=Stage.REJECTED, closed_at=event.at, decided=noted(case, "refusal", told)
    )


@evolves(e.Transferred)
def _transferred(case: Case, event: e.Transferred) -> Case:
    told = {"to": event.to, "reason": event.reason}
    return changed(
        case, stage=Stage.TRANSFERRED, closed_at=event.at, decided=noted(case, "transfer", told)
    )


@evolves(e.Withdrawn)
def _withdrawn(case: Case, event: e.Withdrawn) -> Case:
    return changed(case, stage=Stage.WITHDRAWN, closed_at=event.at)


@evolves(e.Merged)
def _merged(case: Case, event: e.Merged) -> Case:
    return changed(case, stage=Stage.MERGED, merged_into=event.into, resumes_to=case.stage)


@evolves(e.Unmerged)
def _unmerged(case: Case, event: e.Unmerged) -> Case:
    return changed(case, stage=case.resumes_to, merged_into="")


@evolves(e.KindChanged)
def _kind_changed(case: Case, event: e.KindChanged) -> Case:
    return changed(case, kind=event.kind)


@evolves(e.FactsAmended)
def _amended(case: Case, event: e.FactsAmended) -> Case:
    return changed(case, facts={**case.facts, **event.facts, **event.private_facts})


@evolves(e.Linked)
def _linked(case: Case, event: e.Linked) -> Case:
    return changed(case, links=(*case.links, (event.relation, event.other)))
