"""Numbered schema steps, ``mNNNN_title.py``, each with VERSION, TITLE and upgrade(op)."""
