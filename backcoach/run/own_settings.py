"""Keeps the settings that were chosen inside the program."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.core import questions
from backcoach.core.planning.fitting.fitting_session import fitting_session
from backcoach.core.settings.settings import BodyWeight, Day, Settings
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import config_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from backcoach.core.questions.form import Form
    from backcoach.run.starting.inputs import Inputs


def first_form(inputs: Inputs) -> Form:
    """Return what is asked before the first session."""
    return _with_held(questions.person.first_run.first_form(inputs.library, inputs.session), inputs)


def first_cards(inputs: Inputs) -> Form | None:
    """Return the choice of the session, None where the person named one or chose a programme."""
    has_session = inputs.is_chosen or _held(inputs) is not None
    return None if has_session else questions.person.first_cards.first_cards(inputs.library)


def short_form(inputs: Inputs, card: str) -> Form:
    """Return what matters first before the session of a card; "" is the one of this run."""
    session = inputs.library.find_session(card) or inputs.session
    return _with_held(
        questions.person.first_cards.short_form(inputs.library, session, card), inputs
    )


def first_answered(inputs: Inputs, answers: Mapping[str, str]) -> Inputs:
    """Return inputs with the answers of the first form, and the session that fits them."""
    settings = questions.person.first_run.with_answers(inputs.settings, answers, _today())
    if answers.get("programme") == _held(inputs):
        settings = structs.replace(settings, programme=inputs.settings.programme)
    if inputs.is_chosen:
        return inputs._replace(settings=settings)
    fitting = fitting_session(inputs.library, settings)
    return inputs._replace(settings=settings, session=fitting)


def form(inputs: Inputs) -> Form:
    """Return the first form once more, answered as it stands, with the programme that holds."""
    settings = structs.replace(inputs.settings, programme=_held(inputs))
    return questions.person.settings_again.settings_form(inputs.library, inputs.session, settings)


def _held(inputs: Inputs) -> str | None:
    """Return the id of the programme that holds and is not paused."""
    today = inputs.programme
    return today.standing.programme if today and today.standing.status == "active" else None


def _with_held(form: Form, inputs: Inputs) -> Form:
    """Return a form in which the programme that holds is the answer already."""
    held = _held(inputs)
    fields = [field for field in form.fields if held and field.id == "programme"]
    return form.with_field(fields[0].picked(held or "")) if fields else form


def answered(inputs: Inputs, answers: Mapping[str, str]) -> Inputs:
    """Return inputs with the answers of `form`; a programme that stays is not written anew."""
    asked = form(inputs)
    settings = questions.person.settings_again.changed(asked, inputs.settings, answers, _today())
    if answers.get("programme") == asked.answers.get("programme"):
        settings = structs.replace(settings, programme=inputs.settings.programme)
    return inputs._replace(settings=settings)


def answered_today(inputs: Inputs, answers: Mapping[str, str]) -> Inputs:
    """Return inputs with the time of today, and with a body weight that was taken anew."""
    if (time := answers.get("time")) is not None:
        inputs = inputs._replace(minutes=int(time) if time else None)
    weight = answers.get(questions.person.typed_answers.BODY, "")
    if not weight:
        return inputs
    settings = structs.replace(
        inputs.settings,
        body_weight=BodyWeight.parse(weight),
        body_weight_date=Day.parse(_today()),
    )
    return inputs._replace(settings=settings)


def _today() -> date:
    """Return the local date."""
    return datetime.now(timezone.utc).astimezone().date()


def keep(before: Settings, after: Settings) -> str:
    """Write to disk what differs between two settings; return what was done.

    What else the person has changed in the file meanwhile stays. Raises ConfigError.
    """
    if settings_file.is_there(config_dir()):
        backup = settings_file.replace(config_dir(), before, after)
        return f"Kept in config.toml; the file as it was is {backup.name}"
    names = Settings.__struct_fields__
    chosen = {n: getattr(after, n) for n in names if getattr(after, n) != getattr(before, n)}
    settings_file.write(config_dir(), structs.replace(Settings(), **chosen))
    return "Kept in config.toml; backcoach config shows it"
