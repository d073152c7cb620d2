"""The tabs of the settings, one class each."""
