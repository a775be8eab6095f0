"""The running contacts: tabs, panel, customer, fees and papers."""
