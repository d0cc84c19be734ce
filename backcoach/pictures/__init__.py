"""Pictures drawn with braille dots: moving figures and the body map."""
