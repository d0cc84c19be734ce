"""Pictures drawn with braille dots: moving figures and the body map.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.pictures import body_map as body_map
    from backcoach.pictures import charts as charts
    from backcoach.pictures import figure as figure
    from backcoach.pictures import poses as poses
else:
    __getattr__ = on_first_use(__name__)
