"""What an audit already is, for a list of cases to be read against."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ui.workspace import OpenWorkspace
from workbench.domain.audits import Agency
from workbench.domain.identifiers.keeping import Lookout, names_to_notice
from workbench.domain.questions import Agencies, KeptIdentifiers, Terms, Workspace
from workbench.domain.terms import ListOf
from workbench.domain.whole_audit import WholeAudit
from workbench.imports.case_list.fields import Around


def around_audit(workspace: OpenWorkspace, whole: WholeAudit) -> Around:
    audit = whole.audit
    labels = (label for case in whole.cases for label, _ in case.facts)
    return replace(
        around_workspace(workspace, (member.agency for member in whole.members)),
        audit_ref=audit.ref,
        refs=tuple(case.ref for case in whole.cases),
        ethnicity_set=audit.ethnicity_set,
        day=audit.panel_day or date.today(),
        reading_from=audit.reading_from,
        fact_labels=tuple(dict.fromkeys(labels)),
    )


def around_workspace(workspace: OpenWorkspace, agencies: Iterable[Agency]) -> Around:
    """What the workspace knows, whatever the audit: its own words, its names, and what is kept with a reason."""
    terms = workspace.ask(Terms())
    names = names_to_notice(terms, workspace.ask(Agencies()), workspace.ask(Workspace()).partnership)
    return Around(
        agencies=tuple(agencies),
        areas=tuple(term.name for term in terms if term.list is ListOf.AREA),
        themes=tuple(term.name for term in terms if term.list is ListOf.THEME),
        lookout=Lookout(names, workspace.ask(KeptIdentifiers())),
    )
