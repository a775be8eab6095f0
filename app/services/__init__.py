"""Actions of a person: one file per subject, one function per action."""
