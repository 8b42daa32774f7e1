"""Names of the interchange format that its reader and its writer share, and that the records hold their texts under."""

FORMAT = "plumbline-audit"
VERSION = 1

AUDIT_TEXTS = ("theme", "objective", "prompted_by", "commissioned_by", "lead", "follows", "confirmed_by", "unconfirmed")
"""Keys of `audit` that are plain words, named as the audit's own fields and empty where left out."""

AUDIT_DAYS = ("period_from", "period_to", "reading_from", "reading_to", "panel_day", "returns_due", "confirmed_on")

SAMPLE_TEXTS = ("method", "seed", "criteria", "source", "drawn_by")

SAMPLE_DAYS = ("on", "drawn_on")

RETURN_TEXTS = ("filled_by", "due_why")

RETURN_DAYS = ("received_on", "filled_on", "due")

CASE_TEXTS = (
    "age_band",
    "gender",
    "ethnicity",
    "send",
    "language",
    "status",
    "placement",
    "area",
    "lead_professional",
    "synopsis",
)

JUDGEMENT_TEXTS = ("reason", "evidence", "impact", "from_others")
