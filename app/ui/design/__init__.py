"""The look in one place: colours, measures, type, icons, style sheet."""
