"""The keys of a workspace: the passphrase, the recovery code, changing them, and slowing down who guesses."""
