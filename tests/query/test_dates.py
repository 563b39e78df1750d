import pytest

from reader.query.dates import date_range


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-2-14", ("2023-02-14", "2023-02-14")),
        ("2023年2月14日", ("2023-02-14", "2023-02-14")),
        ("２０２３．２．１４", ("2023-02-14", "2023-02-14")),
        ("20230214", ("2023-02-14", "2023-02-14")),
        ("2023-02-01..2023-02-28", ("2023-02-01", "2023-02-28")),
        ("2022..2023-05", ("2022-01-01", "2023-05-31")),
        ("..2023", (None, "2023-12-31")),
        ("2023..", ("2023-01-01", None)),
        ("2023年至2024年", ("2023-01-01", "2024-12-31")),
    ],
)
def test_dates_as_people_write_them(text: str, days: tuple[str | None, str | None]) -> None:
    assert date_range(text) == days


@pytest.mark.parametrize("text", ["", "..", "20", "2023-13", "2023-02-30", "2024..2023", "春天", "2023-00", "1..2..3"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="no date"):
        date_range(text)
