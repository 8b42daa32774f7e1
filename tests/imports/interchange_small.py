"""A small whole audit file, to be broken in one place at a time."""

from typing import Any


def small() -> dict[str, Any]:
    return {
        "format": "plumbline-audit",
        "version": 1,
        "partnership": "Northmere",
        "agencies": [{"code": "POL", "name": "Police"}, {"code": "EDU", "name": "School"}],
        "scale": {
            "key": "two",
            "grades": [
                {"code": "G", "label": "Good", "rank": 1, "good": True},
                {"code": "RI", "label": "Requires improvement", "rank": 2, "good": False},
            ],
        },
        "scales": [
            {
                "key": "met",
                "grades": [
                    {"code": "F", "label": "Fully met", "rank": 1, "good": True},
                    {"code": "N", "label": "Not met", "rank": 2, "good": False},
                ],
            }
        ],
        "framework": {"key": "missing", "version": 2},
        "lines": [
            {"key": "risk", "number": 1, "title": "Risk", "descriptors": {"G": "Seen early."}},
            {"key": "guide", "number": 2, "title": "Guide", "scale": "met"},
            {"key": "whole", "number": 3, "title": "Whole case", "kind": "whole_case"},
        ],
        "audit": {
            "ref": "MIS26",
            "title": "Missing 2026",
            "year": 2026,
            "period_from": "2025-11-01",
            "returns_due": "2026-05-01",
            "panel_first": True,
            "confirmed_on": "2026-06-18",
            "confirmed_by": "Panel chair",
            "unconfirmed": "A late return.",
            "sample": {
                "population": 61,
                "size": 2,
                "method": "Quota",
                "seed": "7",
                "on": "2026-03-31",
                "source": "Missing episodes report",
                "quota": [{"stratum": "10 to 13", "population": 20, "wanted": 1}, {"stratum": "14 on", "wanted": 1}],
                "drawn_by": "Officer",
                "drawn_on": "2026-04-01",
            },
        },
        "cases": [
            {"ref": "MIS26-01", "involvement": {"POL": "known", "EDU": "nil"}, "involvement_notes": {"EDU": "None."}},
            {
                "ref": "MIS26-02",
                "closed_on": "2026-05-14",
                "reopened": "A new referral came.",
                "raters": ["Chair", "Deputy"],
            },
        ],
        "draw": [
            {"position": 1, "stratum": "14 on", "case": "MIS26-01", "state": "drawn"},
            {"position": 2, "state": "replaced", "reason": "Moved away."},
            {"position": 3, "case": "MIS26-02", "state": "drawn"},
        ],
        "returns": [
            {
                "case": "MIS26-01",
                "agency": "POL",
                "received_on": "2026-05-06",
                "filled_by": "Inspector",
                "filled_on": "2026-05-05",
                "due": "2026-05-08",
                "due_why": "Leave.",
                "after_panel": True,
            }
        ],
        "judgements": [
            {"case": "MIS26-01", "line": "risk", "layer": "self", "agency": "POL", "grade": "G", "reason": "Seen."},
            {"case": "MIS26-01", "line": "guide", "layer": "panel", "grade": "F"},
            {"case": "MIS26-02", "line": "risk", "layer": "panel", "non_score": "NE", "reason": "Two notes."},
            {"line": "risk", "layer": "final", "grade": "RI"},
        ],
        "messages": [{"head": "you_can", "text": "Who is the **one adult**?"}],
        "meetings": [
            {
                "day": "2026-05-14",
                "title": "Panel",
                "attendance": [
                    {"agency": "POL", "role": "Inspector", "name": "A. Reader", "state": "deputy"},
                    {"agency": "EDU", "state": "apologies"},
                ],
            },
            {"day": "2026-05-21"},
        ],
        "findings": [],
    }
