"""What a coach sent is asked about at a start, before the session and never in one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.diary import Diary, put

from backcoach.core.questions.form import CHOICE
from backcoach.core.settings.settings import Settings, Sync
from backcoach.run.live_session import LiveSession
from backcoach.run.offers import settle_plans
from backcoach.run.session_host import SessionHost
from backcoach.run.starting.inputs import gather
from backcoach.run.watched_session import WatchedSession
from backcoach.storage.sharing.shared_store import SharedStore
from backcoach.storage.sharing.values import Answer, Offer
from backcoach.userfiles.paths import config_dir, data_dir

PLAN = b"""[[session]]
id = "carls"
name = "Of Carl"
goal = "strength"

[[session.exercise]]
exercise = "lat_pulldown"
sets = 2
reps = 6
"""


def sent(number: int = 1, plan: bytes = PLAN, answer: Answer = "open", note: str = "light") -> None:
    title = "Of Carl" if plan else ""
    with SharedStore.open(data_dir()) as store:
        store.keep_offer(Offer(number, "carl", "Carl", title, note, 0, answer, plan))


def stored() -> list[tuple[str, str, bool]]:
    """Return the answer of each offer, its file, and whether the server has it."""
    with SharedStore.open(data_dir(), readonly=True) as store:
        unsent = {offer.number for offer in store.unsent_answers()}
        return [(each.answer, each.file, each.number not in unsent) for each in store.offers()]


def host(*, fresh: bool = True, is_shared: bool = True) -> SessionHost:
    inputs = gather(None, None)
    sync = Sync(server="postgresql://anna@home.example/backcoach" if is_shared else None)
    inputs = inputs._replace(settings=replace(Settings(), sync=sync))
    opened = SessionHost(data_dir(), inputs, is_mine=True)
    opened.decide(fresh=fresh, resume=False)
    return opened


def is_asked(opened: SessionHost) -> bool:
    return opened.question is not None and "Carl" in opened.question.title


@pytest.mark.parametrize("answer", ["accept", "refuse", "later"])
def test_an_answer_is_kept_for_the_next_sync_and_the_session_begins(answer: str) -> None:
    sent()
    opened = host()
    assert is_asked(opened)
    assert isinstance(opened.session, WatchedSession)
    assert opened.answer({CHOICE: answer})
    assert opened.question is None
    assert isinstance(opened.session, LiveSession)
    assert (opened.library.find_session("carls") is not None) is (answer == "accept")
    opened.close(20)
    ((kept, file, is_sent),) = stored()
    assert kept == {"accept": "accepted", "refuse": "refused", "later": "open"}[answer]
    assert bool(file) is (answer == "accept")
    assert is_sent is (answer == "later")
    assert (config_dir() / "plans" / file).is_file() is (answer == "accept")
    again = host()
    assert is_asked(again) is (answer == "later")
    again.close(20)


def test_space_alone_accepts_no_plan_and_reads_a_note() -> None:
    sent(1)
    sent(2, plan=b"")
    opened = host()
    for _ in range(2):
        assert opened.question is not None
        opened.answer(opened.question.answers)
    assert [answer for answer, *_ in stored()] == ["open", "accepted"]
    assert isinstance(opened.session, LiveSession)
    opened.close(20)


def test_a_plan_that_cannot_be_read_can_only_wait_or_be_refused() -> None:
    sent(plan=b"[[session]]\nid = 7", note="")
    opened = host()
    assert opened.question is not None
    assert [option.value for option in opened.question.fields[0].options] == ["later", "refuse"]
    assert "the plan of carl:" in opened.question.text
    opened.answer({CHOICE: "accept"})  # as no interface does
    assert stored() == [("open", "", True)]
    opened.close(20)


def test_nothing_is_asked_in_a_session_that_goes_on_or_without_a_server() -> None:
    sent()
    opened = host(is_shared=False)
    assert opened.question is None
    opened.close(20)
    with SharedStore.open(data_dir()) as store:
        put(store, Diary("one").do(1))
    resumed = host(fresh=False)
    assert not is_asked(resumed)
    resumed.answer({CHOICE: "resume"})
    assert resumed.question is None
    resumed.close(20)
    ended = host(fresh=False)
    ended.answer({CHOICE: "keep"})
    assert is_asked(ended)
    ended.close(20)


def test_files_follow_the_answers_of_other_machines() -> None:
    sent(answer="accepted")
    assert settle_plans(data_dir(), config_dir()) == []
    ((_, file, _),) = stored()
    path = config_dir() / "plans" / file
    assert path.is_file()
    sent(answer="refused")
    settle_plans(data_dir(), config_dir())
    assert not path.exists()
    assert stored() == [("refused", "", True)]
    sent(answer="accepted")
    (config_dir() / "exercises.toml").write_bytes(b"session = 1")
    (problem,) = settle_plans(data_dir(), config_dir())
    assert problem.startswith("the plan 1 of carl: ")
