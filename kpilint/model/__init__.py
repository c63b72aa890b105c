"""The model: frozen dataclasses shared by all floors above."""
