"""The screen: draws the state and reports intentions. Only here is Textual at home."""
