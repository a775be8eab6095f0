"""What every screen uses: tasks, theme, messages, small widgets."""
