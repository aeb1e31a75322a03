from __future__ import annotations

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from cxdesign.domain.facilitation import Conclude, DealWith, Park, SetState
from cxdesign.domain.participation import ORDER
from cxdesign.domain.step_deeds import ExtendStep
from cxdesign.domain.vocabulary import EmpathyArea, RaterRole
from cxdesign.errors import PermissionDenied, StorageError
from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.room_curve import take_curve
from cxdesign.services.room_notes import take_note
from cxdesign.services.room_peaks import take_peaks
from cxdesign.services.workshop_result import Wanted, write_workshop_result
from tests.acting import OWNER, VIEWER, a_project, does, redoes, undoes
from tests.unit.domain.test_agenda import a_prompt, an_agenda

PROMPTS = (
    a_prompt(kind="feelings", question="How does it <feel>?"),
    a_prompt("p2", question="What else?"),
    a_prompt("p3", kind="dots", question="Which become peaks?"),
    a_prompt("p4", kind="cards", question="What annoys you?", target="pains"),
    a_prompt("p5", question="Never asked?"),
)


def carries_out(services, bench, *deeds):
    for deed in deeds:
        services.workshops.carry_out(OWNER, bench.project_id, deed)


def to(prompt_id, state):
    return SetState(name="set_state", prompt_id=prompt_id, state=state)


def answers(services, bench, prompt_id, values, *, state="revealed"):
    """Ask, let everybody answer by person and item, and bring the prompt into a state."""
    carries_out(services, bench, to(prompt_id, "open"))
    for person, item, value, more in values:
        services.participants.answer(person, prompt_id, item, value, serial=1, **more)
    carries_out(services, bench, to(prompt_id, state))


@pytest.fixture
def held(services, bench):
    """A workshop of two people: a rating and cards for all to see, a text and a vote that were not revealed."""
    workshop = services.workshops.begin(OWNER, bench.project_id, an_agenda(*PROMPTS))
    ana, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    ben, _ = services.participants.join(workshop, "Ben", RaterRole.MANAGER)
    place = bench.document(OWNER).touchpoints[0].id
    answers(services, bench, "p1", [(ana, place, -2, {}), (ben, place, -4, {})])
    answers(services, bench, "p2", [(ana, "text", "secret words", {})], state="locked")
    answers(services, bench, "p3", [(ben, place, 3, {})], state="locked")
    answers(services, bench, "p4", [(ben, "c1", "No second <blanket>", {"place": place})], state="locked")
    carries_out(
        services,
        bench,
        Park(name="park", thought_id="t1", text="Ask the night shift"),
        DealWith(name="deal_with", thought_id="t1", is_dealt_with=True),
    )
    services.participants.park(ana, "a1", "What about children?")
    return workshop


def page(services, bench, locale="en", **options):
    found = write_workshop_result(
        services, OWNER, bench.project_id, "html", Translator(locale), wanted=Wanted(**options)
    )
    return found.decode()


def annex(shown):
    return shown.partition('class="annex"')[2]


def test_the_result_says_what_came_of_a_workshop_and_escapes_what_people_typed(services, bench, held):
    shown = page(services, bench)
    for words in (
        "How does it &lt;feel&gt;?",
        "−3.0",
        "1.41",
        "No second &lt;blanket&gt;",
        "Ask the night shift",
        "dealt with",
        "What about children?",
        "Customer 1",
        "r_wg",
    ):
        assert words in shown, words
    assert "<script" not in shown
    assert "http" not in shown


def test_nothing_that_is_not_revealed_stands_in_it_and_no_name(services, bench, held):
    shown = page(services, bench)
    sealed = shown.partition("Asked, not revealed")[2].partition("Put on record")[0]
    assert "What else?" in sealed
    assert "Which become peaks?" in sealed
    for hidden in ("secret words", "Ana", "Ben"):
        assert hidden not in shown
    assert "<td>Never asked?</td>" not in shown


def test_what_was_put_on_record_stands_in_it_as_long_as_it_stands(services, bench, held):
    assert "No snapshot, nothing taken over" in page(services, bench)
    take_curve(bench, services.store.workshops, held_now(services, bench), "p1", actor=OWNER, command_id="0" * 32)
    does(bench, OWNER, "name_version", version_name="After the rating")
    assert "After the rating" in page(services, bench)
    assert "Took over the room" in page(services, bench)
    undoes(bench, OWNER)
    assert "Took over the room" not in page(services, bench)
    redoes(bench, OWNER)
    assert "Took over the room" in page(services, bench)


def test_grades_and_orders_stand_in_it(services, bench):
    ids = [one.id for one in bench.document(OWNER).touchpoints][:3]
    prompts = (
        a_prompt(kind="criteria", question="How good?", criteria=("C1", "C2")),
        a_prompt("p2", kind="ranking", question="Which first?", ranked_ids=ids),
    )
    workshop = services.workshops.begin(OWNER, bench.project_id, an_agenda(*prompts))
    ana, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    ben, _ = services.participants.join(workshop, "Ben", RaterRole.MANAGER)
    answers(services, bench, "p1", [(ana, "C1", 2, {}), (ben, "C1", 5, {})])
    order = " ".join(reversed(ids))
    answers(services, bench, "p2", [(ana, ORDER, order, {}), (ben, ORDER, order, {})])
    shown = page(services, bench)
    row = annex(shown).partition("C1 ")[2].partition("</tr>")[0]
    assert ">3.5</td>" in row
    assert ">2–5</td>" in row
    assert ">0.00 too few for a word</td>" in row
    assert "W = 1.00: too few for a word, n = 2" in shown
    assert '<td class="number">1.00</td><td class="number">1</td>' in shown


def test_names_stand_in_it_only_where_they_are_wanted(services, bench, held):
    assert "Names given: Ana, Ben" in page(services, bench, has_names=True)
    services.workshops.redact(OWNER, bench.project_id, services.store.workshops.participants(held.id)[0].id)
    shown = page(services, bench, has_names=True)
    assert "Names given: Ben" in shown
    assert "Ana" not in shown


def test_the_order_of_names_tells_nobodys_number(services, bench, held):
    """Thoughts that were set aside carry a number: names in the order of arrival would say whose they are."""
    services.participants.join(held, "Abe", RaterRole.CUSTOMER)
    assert "Names given: Abe, Ana, Ben" in page(services, bench, has_names=True)


def test_what_was_decided_and_what_steps_took_stand_in_it(services, bench, held):
    carries_out(
        services,
        bench,
        Conclude(name="conclude", conclusion_id="c1", outcome="iterate", text="Try <two> houses"),
        ExtendStep(name="extend_step", step_id="s1"),
    )
    assert ">still on<" in page(services, bench)
    services.workshops.close(OWNER, bench.project_id)
    shown = page(services, bench)
    assert "Iterate: Try &lt;two&gt; houses" in annex(shown)
    assert "30 + 2" in annex(shown)
    assert ">still on<" not in shown


def test_a_former_workshop_has_its_own_result_and_that_of_another_project_none(services, bench, held):
    services.workshops.begin(OWNER, bench.project_id, an_agenda(a_prompt(question="Newer?")))
    assert "How does it" in page(services, bench, workshop_id=held.id)
    elsewhere = services.workshops.begin(OWNER, a_project(services), an_agenda())
    with pytest.raises(StorageError, match="workshop_closed"):
        page(services, bench, workshop_id=elsewhere.id)


def held_now(services, bench):
    return services.workshops.newest(OWNER, bench.project_id)


def test_times_are_those_of_the_readers_clock(services, bench, held):
    opened = held_now(services, bench).opened_at
    assert f"{opened + timedelta(hours=8):%Y-%m-%d %H:%M} (UTC+08:00)" in page(
        services, bench, offset=timedelta(hours=8)
    )
    assert "(UTC), still open" in page(services, bench)
    services.workshops.close(OWNER, bench.project_id)
    assert "(UTC), still open" not in page(services, bench)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_paper_can_be_searched_in_both_languages(services, bench, held, locale):
    data = write_workshop_result(services, OWNER, bench.project_id, "pdf", Translator(locale))
    reader = PdfReader(io.BytesIO(data))
    assert len(reader.pages) == 1
    text = "".join(one.extract_text() for one in reader.pages)
    assert "No second <blanket>" in text
    assert "secret words" not in text
    assert reader.pages[0].mediabox.width < reader.pages[0].mediabox.height


def test_only_who_may_lead_gets_it_and_only_of_a_workshop(services, bench):
    with pytest.raises(PermissionDenied):
        write_workshop_result(services, VIEWER, bench.project_id, "html", Translator("en"))
    with pytest.raises(StorageError, match="workshop_closed"):
        page(services, bench)


def test_what_landed_in_the_project_stands_in_it(services, bench):
    """Peaks and texts that were taken over are on record; cards of an empathy map are told as such."""
    does(bench, OWNER, "add_entry", entry_id="persona:ann", entry_name="Ann <b>", attributes={})
    prompts = (
        a_prompt(kind="dots", question="Which become peaks?"),
        a_prompt("p2", question="What did you hear?"),
        a_prompt("p3", kind="cards", question="What hurts her?", target="persona:ann", area="pains"),
    )
    workshop = services.workshops.begin(OWNER, bench.project_id, an_agenda(*prompts))
    ana, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    place = bench.document(OWNER).touchpoints[0]
    answers(services, bench, "p1", [(ana, place.id, 2, {})])
    answers(services, bench, "p2", [(ana, "text", "Too <cold>", {})])
    answers(services, bench, "p3", [(ana, "c1", "Nobody told her", {})], state="locked")
    kept, now = services.store.workshops, held_now(services, bench)
    english = Translator("en")
    take_peaks(bench, kept, now, "p1", [place.id], actor=OWNER, command_id="1" * 32, translate=english)
    where = {"persona_id": "persona:ann", "area": EmpathyArea.HEAR}
    take_note(bench, kept, now, "p2", "Too <cold>", **where, actor=OWNER, command_id="2" * 32)
    shown = page(services, bench)
    for words in (
        f"Planned as peaks what the room chose: {place.name}",
        "Put into an empathy map what the room wrote: Too &lt;cold&gt;",
        "1 card is in the empathy map of Ann &lt;b&gt;, under “Pains”.",
        "Nobody told her",
        "Ann &lt;b&gt;",
    ):
        assert words in shown, words
    undoes(bench, OWNER)
    assert "what the room wrote" not in page(services, bench)
