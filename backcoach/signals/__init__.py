"""The signals of a session: bell, desktop notification, voice and hooks.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.signals import announcer as announcer
    from backcoach.signals import hook_facts as hook_facts
    from backcoach.signals import hooks as hooks
    from backcoach.signals import own_speaker as own_speaker
    from backcoach.signals import spoken as spoken
    from backcoach.signals import voice as voice
else:
    __getattr__ = on_first_use(__name__)
