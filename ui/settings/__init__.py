"""The first run, the seat's choices, and taking in a catalogue."""
