"""What is kept with a reason is not told again, in whatever spelling, and nothing else is let through by it."""

import pytest

from workbench.domain.audits import Agency
from workbench.domain.identifiers import IdentifierKind, found_in
from workbench.domain.identifiers.keeping import Lookout, keep_identifier, lookout_of, names_to_notice
from workbench.domain.questions import History, Kept, KeptIdentifiers, Terms
from workbench.domain.terms import ListOf, Term, set_terms
from workbench.errors import Refused
from workbench.storage.store import Store


def test_a_kept_text_is_not_told_again_in_any_spelling() -> None:
    lookout = Lookout(
        kept=(Kept(1, "nhs-number", "943 476 5919", "A specimen"), Kept(2, "name", "Grace Lee", "Author"))
    )
    assert not lookout.found_in("See 9434765919, 943-476-5919 and Grace  LEE’s book.")
    assert [each.text for each in lookout.found_in("Grace Leeson and 401 023 2137")] == ["Grace Leeson", "401 023 2137"]


def test_kept_as_one_kind_is_not_kept_as_another() -> None:
    assert Lookout(kept=(Kept(1, "phone", "943 476 5919", "A number"),)).found_in("943 476 5919")


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_nothing_is_kept_without_a_reason(reason: str, store: Store) -> None:
    with pytest.raises(Refused, match="Say why"):
        keep_identifier(IdentifierKind.NAME, "Grace Lee", reason, store.new_id)


def test_it_is_in_the_file_with_who_when_and_why_and_can_be_undone(store: Store) -> None:
    edit = keep_identifier(IdentifierKind.PHONE, "0306  999 0123", " Published  number ", store.new_id)
    assert "0306" not in edit.label
    inverse = store.apply(edit)
    (kept,) = store.ask(KeptIdentifiers())
    assert (kept.kind, kept.text, kept.reason) == ("phone", "0306 999 0123", "Published number")
    (moment,) = store.ask(History(kept.id))
    assert moment.person
    assert not lookout_of(store.ask).found_in("Ring 03069990123.")
    assert inverse is not None
    store.apply(inverse)
    assert lookout_of(store.ask).found_in("Ring 03069990123.")


def test_only_the_lists_of_staff_places_and_schools_are_noticed(store: Store) -> None:
    for of, name in ((ListOf.STAFF, "Bernard Oakhurst"), (ListOf.SCHOOL, "Larkfield Academy"), (ListOf.AREA, "Coast")):
        edit = set_terms(of, [name], store.ask(Terms()), store.new_id)
        assert edit is not None
        store.apply(edit)
    text = "Coast team: bernard oakhurst rang Larkfield Academy."
    assert [each.text for each in lookout_of(store.ask).found_in(text)] == ["bernard oakhurst", "Larkfield Academy"]
    assert not found_in(text)


def test_a_name_is_listed_once() -> None:
    terms = [Term(1, ListOf.STAFF, "Ida Vale", 1), Term(2, ListOf.PLACE, "Ida Vale", 1)]
    known = names_to_notice(terms, [Agency(1, "NMP", "Northmere Police")], "Northmere")
    assert known.names == ("Ida Vale",)
    assert known.never == ("Northmere", "Northmere Police", "NMP")
