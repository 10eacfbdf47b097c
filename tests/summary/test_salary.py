"""Pay is read as postings write it, and nothing else that costs money is taken for it."""

from decimal import Decimal

import pytest

from bot.model.posting import Period, Salary
from bot.summary.salary import salary
from bot.summary.sections import read

HOUR, DAY, MONTH, YEAR = Period.HOUR, Period.DAY, Period.MONTH, Period.YEAR


def pay(text: str) -> Salary | None:
    found = salary(read(text))
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "least", "most", "currency", "period"),
    [
        ("€60–70k", 60000, 70000, "EUR", None),
        ("50.000 € brutto/Jahr", 50000, 50000, "EUR", YEAR),
        ("$165k – $190k + equity\nWhat we offer\n$2,000 a year for your desk", 165000, 190000, "USD", None),
        ("Sueldo: 17 €/hora", 17, 17, "EUR", HOUR),
        ("£45ph", 45, 45, "GBP", HOUR),
        ("£45,000 - £55,000 per annum", 45000, 55000, "GBP", YEAR),
        ("$120K–$150K", 120000, 150000, "USD", None),
        ("CHF 95'000", 95000, 95000, "CHF", None),
        ("от 200 000 ₽", 200000, None, "RUB", None),
        ("до 3500 zł/mies. netto", None, 3500, "PLN", MONTH),
        ("2.800 € monatlich", 2800, 2800, "EUR", MONTH),
        ("Salary: 45-50k", 45000, 50000, None, None),
        ("з/п 30 000 – 40 000 грн", 30000, 40000, "UAH", None),
        ("RAL 30.000 - 35.000 €", 30000, 35000, "EUR", YEAR),
        ("ab 14,50 € pro Stunde", Decimal("14.5"), None, "EUR", HOUR),
        ("Gehalt: 4.200,50 EUR brutto im Monat", Decimal("4200.5"), Decimal("4200.5"), "EUR", MONTH),
        ("зарплата від 25000 грн на місяць", 25000, None, "UAH", MONTH),
        ("Salario: 24.000€ - 28.000€ Bruto/año", 24000, 28000, "EUR", YEAR),
        ("1.500€ brutos al mes", 1500, 1500, "EUR", MONTH),
        ("150 000 – 250 000 руб. на руки", 150000, 250000, "RUB", None),
        ("Salaire : 38-42 k€ brut annuel", 38000, 42000, "EUR", YEAR),
        ("Salaire : 32K à 36K €", 32000, 36000, "EUR", None),
        ("entre 2200 et 2500€ net par mois", 2200, 2500, "EUR", MONTH),
        ("€ 3.200 - € 4.100 bruto per maand", 3200, 4100, "EUR", MONTH),
        ("$25/hr", 25, 25, "USD", HOUR),
        ("25-30 USD per hour", 25, 30, "USD", HOUR),
        ("Faixa salarial: R$ 3.500,00 por mês", 3500, 3500, "BRL", MONTH),
        ("9,50 € à hora e subsídio de alimentação", Decimal("9.5"), Decimal("9.5"), "EUR", HOUR),
        ("Salario: $1.800.000 a $2.500.000 COP mensuales", 1800000, 2500000, "COP", MONTH),
        ("130–170 zł/h netto (B2B)", 130, 170, "PLN", HOUR),
        ("От 2 500 руб. в день", 2500, None, "RUB", DAY),
        ("€38,000+ per year", 38000, None, "EUR", YEAR),
        ("up to £60k per annum", None, 60000, "GBP", YEAR),
        ("a salary of £32k plus a bonus of £5k", 32000, 32000, "GBP", None),
        ("The pay is £13.50 per hour.", Decimal("13.5"), Decimal("13.5"), "GBP", HOUR),
        ("Day rate: £450 - £500", 450, 500, "GBP", DAY),
    ],
)
def test_pay_is_read_as_it_is_written(
    text: str, least: Decimal | int | None, most: Decimal | int | None, currency: str | None, period: Period | None
) -> None:
    assert pay(text) == Salary(
        None if least is None else Decimal(least), None if most is None else Decimal(most), currency, period
    )


@pytest.mark.parametrize(
    "text",
    [
        "EG 11",
        "Vergütung nach TVöD E13",
        "401k match up to 4%",
        "We made €2 billion in revenue last year.",
        "More than 20 000 employees work here.",
        "A bonus of €500 after the first year",
        "1.000 € Weiterbildungsbudget im Jahr",
        "We raised $40M in 2023.",
        "a learning budget of $2,000 per year",
        "Referral: recommend a friend and get 300 €",
        "Vale refeição de R$ 40 por dia",
        "Free delivery over £50",
        "Salary: competitive",
        "Reference: 45000",
        "You manage a budget of £200,000",
        "50 € Gutschein im Monat",
        "Buoni pasto da 8 €",
        "Tel. 030 45 000",
    ],
)
def test_other_money_is_no_pay(text: str) -> None:
    assert pay(text) is None


def test_the_pay_with_more_to_it_wins_over_a_bare_figure() -> None:
    assert pay("A prize of 300 EUR was won.\nSalary: €50,000 per year") == Salary(
        Decimal(50000), Decimal(50000), "EUR", YEAR
    )


def test_the_quote_is_the_line_that_states_it() -> None:
    found = salary(read("Baker\nPay: £12 per hour, tips on top"))
    assert found is not None
    assert found.quote == "Pay: £12 per hour, tips on top"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salaris: minimaal € 3.102 en maximaal € 4.429 bruto per maand", (3102, 4429, "EUR", MONTH)),
        ("Salaris: € 3.102 - € 4.429 bij 36 uur per week", (3102, 4429, "EUR", None)),
        ("Retribuzione: € 1.800/2.000 lordi al mese", (1800, 2000, "EUR", MONTH)),
        ("Gehalt: 2.100 € brutto bis 2.500 € brutto im Monat", (2100, 2500, "EUR", MONTH)),
        ("Packer\nBatlow, NSW\nPay is $34.50 an hour plus super.", (Decimal("34.5"), Decimal("34.5"), "AUD", HOUR)),
        ("Оклад: 1 200 000 ₽/год", (1200000, 1200000, "RUB", YEAR)),
        ("QA Engineer\nУжгород · $1500–2200 · Full-time", (1500, 2200, "USD", None)),
        ("Stagevergoeding: € 400 per maand", (400, 400, "EUR", MONTH)),
    ],
)
def test_pay_is_read_in_its_many_forms(text: str, expected: tuple[object, ...]) -> None:
    found = pay(text)
    assert found is not None
    assert (found.min, found.max, found.currency, found.period) == expected
