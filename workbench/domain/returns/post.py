"""The post of an audit: what was sent to an agency, chased and received. It holds references only, never a name."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.domain.edits import Value, Values


class What(StrEnum):
    SENT = "sent"
    """A form was made for the agency."""
    CHASED = "chased"
    EXTENDED = "extended"
    RECEIVED = "received"
    """A form was read, and what was good in it taken in."""
    REFUSED = "refused"
    """A form came that could not be taken: the words say why."""


@dataclass(frozen=True, slots=True)
class Post:
    """One thing that went to an agency or came from it. `case_id` None where it is about all of its cases."""

    id: int
    audit_id: int
    agency_id: int
    what: What
    at: datetime
    person: str
    case_id: int | None = None
    text: str = ""
    file: str = ""
    """The name of the file that came, where it names nobody."""
    version: int | None = None
    """Of the form that was sent, or that the file says it is."""
    digest: str = ""
    """SHA-256 of the file that came, in hexadecimal: a copy read twice has the same."""


def post_values(post: Post) -> Values:
    return {
        "audit_id": post.audit_id,
        "agency_id": post.agency_id,
        "case_id": post.case_id,
        "what": post.what.value,
        "at": post.at.isoformat(timespec="seconds"),
        "person": post.person,
        "text": post.text,
        "file": post.file,
        "version": post.version,
        "digest": post.digest,
    }


def post_from(id: int, values: dict[str, Value]) -> Post:
    case_id, version = values["case_id"], values["version"]
    return Post(
        id=id,
        audit_id=int(str(values["audit_id"])),
        agency_id=int(str(values["agency_id"])),
        what=What(str(values["what"])),
        at=datetime.fromisoformat(str(values["at"])),
        person=str(values["person"]),
        case_id=None if case_id is None else int(str(case_id)),
        text=str(values["text"]),
        file=str(values["file"]),
        version=None if version is None else int(str(version)),
        digest=str(values["digest"]),
    )
