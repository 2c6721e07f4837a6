"""The dispute sheet as a file: both languages, every field, codes that read back, whole pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QTransform

from simdesk.domain.event import EventKind, Evidence
from simdesk.domain.fiscal import parse_fiscal
from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.services.desk import Desk
from simdesk.services.exporting.choices import Choices
from simdesk.services.exporting.dispute import Claim
from simdesk.services.runs import StepFacts
from simdesk.ui.dispute.paper import _picture, dispute_pdf
from tests.samples import TODAY, event, rubles
from tests.ui.dispute.conftest import Draw, Facts
from tests.ui.dispute.renewals import PAYLOAD, REFUND, add_slip, draw_slip, fail, paid_run


def test_the_desk_reads_russian_and_the_owner_his_own_language(
    draw: Draw, desk: Desk, line: Line, tmp_path: Path
) -> None:
    run = paid_run(desk, line.id)
    add_slip(desk, run, draw_slip(tmp_path / "slip.png", PAYLOAD), PAYLOAD, note="у кассы 3")
    sheet = draw(fail(desk, run), "zh_CN")
    for words in (
        "+7 916 123-45-67",
        "МТС",
        "21 ноября 2026",
        "150,00 ₽",
        "5,00 ₽",
        "145,00 ₽",
        "Платёжный терминал",
        "8841 2207",
        "приложен 1 чек",
        "не подтверждено",
        "147,00 ₽",
        "21 ноября 2026, 14:28",
        "Приход",
        "9999078900001234",
        "48215",
        "3190446027",
        "у кассы 3",
        "Оплачено, а баланс прежний",
        "Завершено как неудавшееся",
        "Сверьте номер",
        "Подлинность чеков не подтверждает",
    ):
        assert words in sheet.text, words
    chinese = sheet.text.replace(" ", "")
    for words in (
        "付款记录",
        "缴费终端",
        "2026年11月21日14:28",
        "未证实",
        "请按收据信息查找这笔付款",
    ):
        assert words in chinese, words
    assert "\N{REPLACEMENT CHARACTER}" not in sheet.text
    assert sheet.codes == [PAYLOAD, PAYLOAD], "the code is drawn again, and stands in the photo"
    assert {(round(w), round(h)) for w, h in sheet.sizes} == {(595, 842)}


def test_an_owner_who_reads_russian_gets_russian_alone(draw: Draw, desk: Desk, line: Line) -> None:
    sheet = draw(paid_run(desk, line.id), "ru")
    assert sheet.text.count("Заявление о розыске платежа") == 1
    assert "Request about" not in sheet.text


def test_a_payment_that_is_not_shown_to_have_arrived_is_asked_for(
    draw: Draw, facts: Facts, desk: Desk, line: Line, tmp_path: Path
) -> None:
    run = paid_run(desk, line.id)
    desk.runs.complete(run, "credited", StepFacts(on=TODAY, balance=rubles(147)))
    desk.runs.set_field(run, "letter/name", "Ван Сюлань")
    add_slip(desk, run, draw_slip(tmp_path / "slip.png", PAYLOAD), PAYLOAD)
    run = desk.runs.get(run.id)
    assert facts(run).claim is Claim.NOT_CREDITED
    letter = " ".join(draw(run, "ru").pages[-1].split())
    for words in (
        "Оператору связи МТС",
        "от Ван Сюлань",
        "21 ноября 2026 г. внесён платёж за мобильную связь на номер +7 916 123-45-67: 150 ₽",
        "(сто пятьдесят рублей).",
        "Баланс до платежа: 147,00 ₽. Баланс на 21 ноября 2026 г.: 147,00 ₽.",
        "зачислить его на номер +7 916 123-45-67",
        "ФН: 9999078900001234",
        "ФПД: 3190446027",
        "копия чека",
    ):
        assert words in letter, words
    assert "дней" not in letter, "no days without a source that has a date"


def test_money_that_arrived_is_not_asked_for(
    draw: Draw, facts: Facts, desk: Desk, line: Line
) -> None:
    run = paid_run(desk, line.id)
    desk.runs.complete(run, "credited", StepFacts(on=TODAY, balance=rubles(292)))
    run = desk.runs.get(run.id)
    assert facts(run).claim is Claim.NONE
    sheet = draw(run, "ru")
    assert "Заявление" not in sheet.text
    assert "по выросшему балансу" in sheet.text
    assert "292,00 ₽, по проверке 21 ноября 2026" in sheet.text


def test_an_activity_that_is_shown_does_not_show_that_the_money_arrived(
    draw: Draw, facts: Facts, desk: Desk, line: Line
) -> None:
    run = paid_run(desk, line.id)
    desk.runs.complete(run, "credited", StepFacts(on=TODAY, balance=rubles(147)))
    desk.runs.complete(desk.runs.get(run.id), "act", StepFacts(on=TODAY, action=EventKind.CALL))
    run = desk.runs.get(run.id)
    assert facts(run).reached is Evidence.CONFIRMED
    assert facts(run).claim is Claim.NOT_CREDITED
    assert "Заявление о розыске платежа" in draw(run, "ru").text


def test_receipts_of_another_sum_or_day_are_named(
    draw: Draw, desk: Desk, line: Line, tmp_path: Path
) -> None:
    run = paid_run(desk, line.id)
    add_slip(desk, run, draw_slip(tmp_path / "own.png", PAYLOAD), PAYLOAD)
    old = PAYLOAD.replace("20261121", "20260101").replace("150.00", "300.00").replace("48215", "9")
    add_slip(desk, run, draw_slip(tmp_path / "old.png", old), old)
    text = draw(run, "en").text
    assert "Receipt 1 is for 300.00 ₽, which is not the sum of this payment." in text
    assert "Receipt 1 is of 1 January 2026, which is not the day of this payment." in text
    assert "Чек 1 на 300,00 ₽" in text
    assert "Receipt 2 is" not in text
    letter = " ".join(draw(run, "ru").pages[-1].split())
    assert "ФД: 48215" in letter, "the letter goes with the receipt of this payment"


def test_receipts_that_come_to_the_sum_together_are_not_at_odds(
    draw: Draw, desk: Desk, line: Line, tmp_path: Path
) -> None:
    run = paid_run(desk, line.id)
    for number, part in (("1", "100.00"), ("2", "50.00")):
        code = PAYLOAD.replace("150.00", part).replace("48215", number)
        add_slip(desk, run, draw_slip(tmp_path / f"{number}.png", code), code)
    assert "which is not" not in draw(run, "en").text


def test_a_payment_to_a_wrong_number_gets_the_letter_for_it(
    draw: Draw, facts: Facts, desk: Desk, line: Line
) -> None:
    run = paid_run(desk, line.id)
    desk.runs.set_field(run, "pay/paid_last_four", "4576")
    desk.runs.set_field(run, "pay/paid_operator", "t2")
    run = desk.runs.get(run.id)
    assert facts(run).claim is Claim.WRONG_NUMBER
    sheet = draw(run, "en")
    assert "вместо +7 916 123-45-67 указан +7 ___ ___-45-76." in sheet.text
    assert "Оператору связи T2" in sheet.text
    assert "I ask you to move the payment" in sheet.text
    assert "розыске" not in sheet.text


def test_what_is_not_known_stays_a_blank(draw: Draw, desk: Desk, line: Line) -> None:
    run = desk.runs.start(line.id, "payment_terminal")
    sheet = draw(run, "ru")
    for caption in ("Дата платежа", "Сумма", "Комиссия", "Номер операции", "Просьба"):
        assert f"{caption} ____" in sheet.text
    assert sheet.text.count("Что ответили ____") == 3
    assert "Заявление" not in sheet.text


def test_four_receipts_of_every_kind(draw: Draw, desk: Desk, line: Line, tmp_path: Path) -> None:
    run = paid_run(desk, line.id)
    add_slip(desk, run, draw_slip(tmp_path / "sale.png", PAYLOAD), PAYLOAD)
    add_slip(desk, run, draw_slip(tmp_path / "refund.png", REFUND, wide=True), REFUND)
    add_slip(desk, run, draw_slip(tmp_path / f"{'long name ' * 9}.png", ""))
    rotten = add_slip(desk, run, draw_slip(tmp_path / "rotten.png", ""))
    desk.receipts.path(rotten).write_bytes(b"rotten")
    sheet = draw(run, "en")
    assert "Возврат прихода" in sheet.text
    assert "Receipt 2 is for a refund: the money went back to the payer." in sheet.text
    assert "Payment returned to the buyer" in sheet.text
    assert "271828182" in sheet.text
    assert "Фискальный код из этого файла не прочитан" in sheet.text
    assert "This file could not be drawn here." in sheet.text
    drawn = [PAYLOAD, REFUND.replace("0271", "271")]
    assert sorted(sheet.codes) == sorted([*drawn, PAYLOAD, REFUND])
    assert "приложено 4 чека" in sheet.text


def test_what_was_typed_stands_beside_what_the_code_says(
    draw: Draw, desk: Desk, line: Line, tmp_path: Path
) -> None:
    run = paid_run(desk, line.id)
    slip = add_slip(desk, run, draw_slip(tmp_path / "slip.png", PAYLOAD), PAYLOAD)
    desk.receipts.update(
        replace(
            slip, amount=rubles(200), on=TODAY - timedelta(days=2), fd="48216", fpd="03190446027"
        )
    )
    text = draw(run, "en").text
    assert "150.00 ₽ (typed in: 200.00 ₽)" in text
    assert "48215 (typed in: 48216)" in text
    assert "14:28 (typed in: 19 November 2026)" in text
    assert "3190446027 (typed" not in text, "leading zeros make no difference"


def test_what_happened_beside_the_renewal_is_in_its_order(
    draw: Draw, desk: Desk, line: Line
) -> None:
    run = paid_run(desk, line.id, day=TODAY - timedelta(days=3))
    kinds = (EventKind.BALANCE, EventKind.CALL)
    desk.events.record(event(line.id, kinds[0], TODAY, balance=Money(12345), note="утром"))
    desk.events.record(event(line.id, kinds[1], TODAY - timedelta(days=90)))
    text = draw(run, "ru").text
    begun, paid = text.index("Начато в программе"), text.index("Пополнение: 150,00")
    read = text.index("Проверен баланс: 123,45 ₽: утром")
    assert paid < begun < read
    assert "23 августа" not in text, "what was long before is not this renewal's"


@pytest.mark.parametrize("language", ["zh_CN", "en", "ru"])
def test_hidden_digits_are_in_no_text(
    draw: Draw, desk: Desk, line: Line, tmp_path: Path, language: str
) -> None:
    run = paid_run(desk, line.id)
    desk.runs.set_field(run, "letter/contact", "8 (903) 555-08-12")
    note = "89161234567, он же +7 (916) 123 45 67, ９１６１２３４５６７, и 4567; мама 89051112233"
    add_slip(desk, run, draw_slip(tmp_path / "79161234567.png", PAYLOAD), PAYLOAD, note=note)
    shown = draw(run, language)
    assert "79161234567" in "".join(c for c in shown.text if c.isdecimal())
    hidden = draw(run, language, Choices(hide_digits=True))
    digits = "".join(str(int(c)) if c.isdecimal() else " " for c in hidden.text)
    joined = "".join(c for c in digits if c != " ")
    assert "9161234567" not in joined
    assert "9035550812" not in joined
    assert "9051112233" not in joined, "a number of somebody else"
    assert "и **67" in hidden.text, "people call a SIM by its last digits"
    assert "+7 916 ***-**-67" in hidden.text
    assert "8 (903) ***-**-12" in hidden.text
    assert "9999078900001234" in hidden.text, "a fiscal number is no phone number"
    assert len(hidden.codes) == 2


def test_notes_and_order_numbers_stay_behind(
    draw: Draw, desk: Desk, line: Line, tmp_path: Path
) -> None:
    run = paid_run(desk, line.id)
    slip = add_slip(desk, run, draw_slip(tmp_path / "slip.png", PAYLOAD), PAYLOAD, note="тайна")
    desk.receipts.update(replace(slip, reference="РРН 77"))
    assert {w for w in ("тайна", "РРН 77", "8841 2207") if w in draw(run, "ru").text} == {
        "тайна",
        "РРН 77",
        "8841 2207",
    }
    text = draw(run, "ru", Choices(without_notes=True)).text
    assert not any(words in text for words in ("тайна", "РРН 77", "8841 2207"))


def test_a_turned_receipt_stands_the_right_way_up(
    facts: Facts, desk: Desk, line: Line, tmp_path: Path
) -> None:
    run = paid_run(desk, line.id)
    upright = draw_slip(tmp_path / "slip.png", PAYLOAD)
    lying = tmp_path / "lying.png"
    QImage(str(upright)).transformed(QTransform().rotate(-90)).save(str(lying))
    slip = add_slip(desk, run, lying, PAYLOAD)
    desk.receipts.update(replace(slip, turned=90))
    (found,) = facts(run).slips
    seen = _picture(found.path, found.receipt, lambda: False)
    assert seen is not None
    assert seen.convertToFormat(QImage.Format.Format_RGB32) == QImage(str(upright))


def test_a_file_that_nobody_has_looked_into_yet_is_read_for_the_sheet(
    draw: Draw, facts: Facts, desk: Desk, line: Line, tmp_path: Path
) -> None:
    run = paid_run(desk, line.id)
    picture = draw_slip(tmp_path / "fresh.png", PAYLOAD)
    kept = desk.receipts.keep_file(picture, picture.name)
    desk.receipts.add(kept, picture.name, line_id=line.id, run_id=run.id)
    assert [slip.unread for slip in facts(run).slips] == [True]
    sheet = draw(run, "ru")
    assert "Прочитано из кода на чеке" in sheet.text
    assert sheet.codes == [PAYLOAD, PAYLOAD]


def test_of_several_documents_the_one_that_was_said_is_shown(
    draw: Draw, desk: Desk, line: Line, tmp_path: Path
) -> None:
    run = paid_run(desk, line.id)
    slip = add_slip(desk, run, draw_slip(tmp_path / "two.png", PAYLOAD), f"{PAYLOAD}\n{REFUND}")
    both = draw(run, "ru").text
    assert "Возврат прихода" in both
    assert "48215" in both
    desk.readings.choose(slip, parse_fiscal(PAYLOAD))
    one = draw(run, "ru").text
    assert "48215" in one
    assert "Возврат прихода" not in one


def test_it_can_be_stopped_before_each_picture(
    facts: Facts, desk: Desk, line: Line, tmp_path: Path
) -> None:
    run = paid_run(desk, line.id)
    add_slip(desk, run, draw_slip(tmp_path / "slip.png", PAYLOAD), PAYLOAD)
    moved: list[tuple[int, int]] = []

    def note(done: int, total: int) -> None:
        moved.append((done, total))

    dispute = facts(run)
    assert dispute_pdf(dispute, desk.catalogue, "ru", note, lambda: True) is None
    assert moved == []
    assert dispute_pdf(dispute, desk.catalogue, "ru", note, lambda: bool(moved)) is None
    assert dispute_pdf(dispute, desk.catalogue, "ru", note, lambda: False) is not None
    assert moved[-1] == (1, 1)


def test_a_route_that_is_no_longer_described_leaves_the_rest(
    draw: Draw, facts: Facts, desk: Desk, line: Line
) -> None:
    run = paid_run(desk, line.id)
    gone = replace(facts(run), route=None)
    content = dispute_pdf(gone, desk.catalogue, "en", lambda _n, _of: None, lambda: False)
    assert content is not None
    assert gone.claim is Claim.NOT_CREDITED
