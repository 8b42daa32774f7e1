"""Errors whose words are fit to show a user. Any other exception is a bug."""


class WorkbenchError(Exception):
    """What is wrong, where, and what to do, in one or two plain sentences and without case text."""


class Refused(WorkbenchError):
    """Something from outside, or asked for, that cannot be taken; nothing has changed."""


class BadFile(Refused):
    """A file from outside that cannot be read as what it should be: says where and what to mend."""


class CannotOpen(WorkbenchError):
    """A workspace that cannot be opened; nothing in it was changed and nothing was created."""


class WrongPassphrase(CannotOpen):
    """The passphrase or recovery code does not open this workspace."""


class OpenElsewhere(CannotOpen):
    """Another window has this workspace open; it may be opened read only."""


class NotSaved(WorkbenchError):
    """The file could not be written; what was to be saved is still in memory."""


class Busy(NotSaved):
    """Another program holds the file for the moment; worth trying again."""


class NoLongerHolds(WorkbenchError):
    """A change was made for a value that has changed since; nothing was written."""
