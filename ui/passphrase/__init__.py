"""The passphrase and the recovery code of a workspace: choosing, changing, and the sheet to lock away."""
