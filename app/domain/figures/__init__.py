"""Figures over contacts: what is counted, what each figure means, over which days, against which norm."""
