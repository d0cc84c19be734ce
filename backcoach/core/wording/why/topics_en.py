"""The topics of `backcoach why` in the order in which they are listed, in English."""

from __future__ import annotations

from backcoach.core.wording.why.exercises_en import EXERCISES
from backcoach.core.wording.why.training_en import TRAINING

TOPICS = (*TRAINING, *EXERCISES)
