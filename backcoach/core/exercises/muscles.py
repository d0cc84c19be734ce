"""The known muscles: canonical names, plain names, synonyms, and regions of the body map."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from backcoach.core.text import one_line


class Muscle(Struct, frozen=True):
    """A muscle or muscle group: its plain name, its regions on the body map, its synonyms.

    The map shows the body from behind; a muscle that is not visible there has no regions.
    """

    plain: str
    regions: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


MUSCLES: dict[str, Muscle] = {
    "latissimus dorsi": Muscle("lats", ("latissimus dorsi",), ("lats", "lat", "latissimus")),
    "teres major": Muscle("teres major, under the armpit", ("teres major",), ("teres",)),
    "trapezius": Muscle(
        "trapezius",
        ("upper trapezius", "middle trapezius", "lower trapezius"),
        ("traps", "trap"),
    ),
    "upper trapezius": Muscle("upper trapezius", ("upper trapezius",), ("upper traps",)),
    "middle trapezius": Muscle(
        "middle trapezius", ("middle trapezius",), ("middle traps", "mid traps", "mid trapezius")
    ),
    "lower trapezius": Muscle("lower trapezius", ("lower trapezius",), ("lower traps",)),
    "rhomboids": Muscle(
        "rhomboids, between the blades",
        ("rhomboids",),
        ("rhomboid", "rhomboid major", "rhomboid minor"),
    ),
    "posterior deltoid": Muscle(
        "rear shoulder",
        ("posterior deltoid",),
        ("posterior deltoids", "rear deltoid", "rear deltoids", "rear delt", "rear delts"),
    ),
    "infraspinatus": Muscle("infraspinatus, on the blade", ("infraspinatus",), ()),
    "erector spinae": Muscle(
        "back extensors",
        ("erector spinae",),
        ("erectors", "spinal erectors", "lower back", "back extensors"),
    ),
    "gluteus maximus": Muscle(
        "glutes", ("gluteus maximus",), ("glutes", "glute", "glute max", "buttocks")
    ),
    "hamstrings": Muscle(
        "hamstrings",
        ("hamstrings",),
        ("hamstring", "biceps femoris", "semitendinosus", "semimembranosus"),
    ),
    "gastrocnemius": Muscle("calves", ("gastrocnemius",), ("calves", "calf")),
    "external oblique": Muscle(
        "side of the waist", ("external oblique",), ("obliques", "oblique", "external obliques")
    ),
    "triceps brachii": Muscle("triceps", ("triceps brachii",), ("triceps",)),
    "quadriceps femoris": Muscle(
        "front of the thigh", (), ("quadriceps", "quads", "quad", "rectus femoris")
    ),
    "adductor magnus": Muscle("inner thigh", (), ("adductors", "adductor", "inner thigh")),
    "biceps brachii": Muscle("biceps", (), ("biceps",)),
    "brachialis": Muscle("brachialis, under the biceps", (), ()),
    "brachioradialis": Muscle("brachioradialis, thumb side of the forearm", (), ()),
    "forearm flexors": Muscle(
        "forearm, grip", (), ("forearms", "forearm", "grip", "finger flexors", "wrist flexors")
    ),
    "abdominal wall": Muscle(
        "abdomen", (), ("abdominals", "abs", "core", "abdomen", "rectus abdominis")
    ),
    "serratus anterior": Muscle("serratus, on the ribs", (), ("serratus",)),
    "pectoralis major": Muscle("chest", (), ("pecs", "pec", "chest", "pectoralis")),
}

_CANONICAL = {
    name: canonical
    for canonical, muscle in MUSCLES.items()
    for name in (canonical, *muscle.synonyms)
}


@lru_cache(maxsize=1024)  # drawing asks for the same few names again and again
def canonical(name: str) -> str:
    """Return the canonical name of a muscle, given any of its names; an unknown name unchanged."""
    return _CANONICAL.get(one_line(name).casefold(), name)


def plain_name(name: str) -> str:
    """Return the plain name of a muscle, given any of its names; an unknown name unchanged."""
    muscle = MUSCLES.get(canonical(name))
    return muscle.plain if muscle else name


def regions_of(name: str) -> tuple[str, ...]:
    """Return the regions of the body map that show a muscle, () if it is not on the map."""
    muscle = MUSCLES.get(canonical(name))
    return muscle.regions if muscle else ()
