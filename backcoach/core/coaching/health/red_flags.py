"""Warning signs that a doctor has to see, the most urgent first. Never a diagnosis.

The signs and how urgent they are follow public health services; the words are new.
"""

from __future__ import annotations

from typing import Literal, get_args

from backcoach.core.reason import Reason
from backcoach.core.session.events import Flag

Urgency = Literal["emergency", "same_day", "soon"]

FLAGS: tuple[Flag, ...] = get_args(Flag)
URGENCY: dict[Flag, Urgency] = {
    "heart": "emergency",  # R-RED-01: Allina Health; Geisinger
    "nerves": "emergency",  # R-RED-02: Norfolk and Waveney; Greenhalgh, Mercer and Finucane
    "accident": "emergency",  # NHS, back pain: after a serious accident
    "weakness": "same_day",  # NHS, back pain: new weakness; both legs or the face: emergency
    "fever": "same_day",  # NHS, back pain: a high temperature is urgent
    "muscle": "same_day",  # R-RED-04: Clarkson 1993; Federal Practitioner
    "illness": "soon",  # R-RED-03
}


def instruction(flag: Flag) -> Reason:
    """Return what somebody with this sign has to do now."""
    return Reason(f"flag_{flag}")
