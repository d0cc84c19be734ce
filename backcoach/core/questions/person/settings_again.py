"""The form of the first run once more, filled in with what is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.questions.form import Option
from backcoach.core.questions.person.first_run import KITS, OWN, first_form, with_answers
from backcoach.core.questions.person.typed_answers import KNOWN, gear_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.questions.form import Field, Form
    from backcoach.core.settings.settings import Settings, Signals

GRAMS = 1000  # in a kilogram


def settings_form(library: Library, session: Session, settings: Settings) -> Form:
    """Return the form with the answers that hold now; passed as it is, it changes nothing."""
    form = first_form(library, session, settings.own_gear.gear(settings.units))
    fields = (_filled(field, settings) for field in form.fields)
    return replace(form, title="Settings", fields=tuple(fields), text="")


def changed(form: Form, settings: Settings, answers: Mapping[str, str], today: date) -> Settings:
    """Return settings with the answers of `settings_form` that differ from those it came with."""
    if dict(answers) == form.answers:
        return settings
    return with_answers(settings, answers, today)


def _filled(field: Field, settings: Settings) -> Field:
    if field.id.startswith(KNOWN):
        known = settings.known.get(field.id.removeprefix(KNOWN))
        return replace(field, typed="" if known is None else str(known))
    if field.example:
        return replace(field, typed=gear_text(field.id, settings.own_gear))
    values = {
        "level": settings.level or "",
        "goal": settings.goal or "",
        "programme": settings.programme or "",
        "units": settings.units,
        "equipment": _kit(settings),
        "kettlebell": OWN if settings.own_gear.kettlebells else "",
        "body_weight": OWN if settings.body_weight else "",
        "signals": _signals(settings.signals),
        "breathing": "through" if settings.breathe_through else "",
    }
    value = values[field.id]
    if value == OWN:
        weight = settings.body_weight if field.id == "body_weight" else None
        return _with_own(field, str(weight or "as they are set"), (weight and weight.grams) or 0)
    return field.picked(value)


_MORE_SIGNALS = {  # by voice, cues and tick
    (False, False, False): "usual",
    (True, False, False): "voice",
    (True, True, False): "cues",
    (False, False, True): "tick",
}


def _with_own(field: Field, words: str, grams: int) -> Field:
    """Return a field with the answer that keeps what is set: first, or in its place by weight."""
    lighter = [o for o in field.options if grams and int(o.value or 0) * GRAMS < grams]
    lighter.sort(key=lambda option: int(option.value or 0))
    heavier = [option for option in field.options if option not in lighter]
    options = (*lighter, Option(OWN, words), *heavier)
    return replace(field, options=options, chosen=len(lighter))


def _kit(settings: Settings) -> str:
    if not settings.equipment:
        return ""
    things = set(settings.equipment)
    return next((name for name, kit in KITS.items() if set(kit) == things), OWN)


def _signals(signals: Signals) -> str:
    sounds = (signals.bell, signals.notification)
    if sounds == (True, True):
        more = (signals.voice, signals.cues, signals.tick)
        return _MORE_SIGNALS.get(more, OWN)
    is_silent = not any((*sounds, signals.voice, signals.cues, signals.tick))
    return "silent" if is_silent else OWN
