"""References after both editions of GB/T 7714, on the standards' own newspaper examples and on what papers print."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.photo import Photo
from reader.domain.story import Headline, Role, Story
from reader.render.citation.gbt7714 import gbt7714, reference
from reader.render.clipping import Clipping, ClippingBook
from reader.render.exports import EXPORTS
from reader.render.gbt_edition import IN_FORCE, Edition
from tests.render.citation.entries import cited

E2015 = Edition.OF_2015
PEOPLE = "http://paper.people.com.cn/rmrb/html"
STAND = {"newspaper": "人民日报", "date": "2026-05-06", "page": "2"}


def test_2025_is_in_force_and_what_nobody_has_to_choose() -> None:
    assert IN_FORCE.label == "GB/T 7714—2025"
    example = cited("数字革命与竞争国际化", "丁文详", newspaper="中国青年报", date="2000-11-20", page="15")
    assert gbt7714([example]) == gbt7714([example], Edition.OF_2025)


# The newspaper examples of the standards: 2025 in 8.5.3 and B.4, 2015 in 4.4.2 and A.9.
OWN_EXAMPLES = [
    (
        cited("数字革命与竞争国际化", "丁文详", newspaper="中国青年报", date="2000-11-20", page="15"),
        "丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）.",
        "丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).",
    ),
    (
        cited(
            "探索微观世界的无穷奥秘（科技大观）",
            "陈缮真",
            newspaper="人民日报",
            date="2022-08-16",
            page="17",
            url=f"{PEOPLE}/2022-08/16/nw.D110000renmrb_20220816_3-17.htm",
            accessed="2023-02-28",
        ),
        "陈缮真. 探索微观世界的无穷奥秘（科技大观）[N/OL]. 人民日报，2022-08-16（17）."
        f" {PEOPLE}/2022-08/16/nw.D110000renmrb_20220816_3-17.htm.",
        "陈缮真. 探索微观世界的无穷奥秘（科技大观）[N/OL]. 人民日报, 2022-08-16(17)[2023-02-28]."
        f" {PEOPLE}/2022-08/16/nw.D110000renmrb_20220816_3-17.htm.",
    ),
    (
        cited("罪犯DNA库与生命伦理学计划", "张田勘", newspaper="大众科技报", date="2000-11-12", page="7"),
        "张田勘. 罪犯DNA库与生命伦理学计划[N]. 大众科技报，2000-11-12（7）.",
        "张田勘. 罪犯DNA库与生命伦理学计划[N]. 大众科技报, 2000-11-12(7).",
    ),
    (
        cited(
            "大风沙过后的思考",
            *("傅刚", "赵承", "李佳路"),
            newspaper="北京青年报",
            date="2000-01-12",
            url="http://www.bjyouth.com.cn/Bqb/20000412/GB/4216%5ED0412B1401.htm",
            accessed="2005-09-28",
        ),
        "傅刚，赵承，李佳路. 大风沙过后的思考[N/OL]. 北京青年报，2000-01-12."
        " http://www.bjyouth.com.cn/Bqb/20000412/GB/4216%5ED0412B1401.htm.",
        "傅刚, 赵承, 李佳路. 大风沙过后的思考[N/OL]. 北京青年报, 2000-01-12[2005-09-28]."
        " http://www.bjyouth.com.cn/Bqb/20000412/GB/4216%5ED0412B1401.htm.",
    ),
    (
        cited(
            "雾霾来袭，如何突围？",
            *("刘裕国", "杨柳", "张洋", "王汉超", "靳博", "田豆豆", "付文"),
            newspaper="人民日报",
            date="2013-01-12",
            url=f"{PEOPLE}/2013-01/12/nw.D110000renmrb_20130112_2-04.htm",
            accessed="2013-11-06",
        ),
        "刘裕国，杨柳，张洋，等. 雾霾来袭，如何突围？[N/OL]. 人民日报，2013-01-12."
        f" {PEOPLE}/2013-01/12/nw.D110000renmrb_20130112_2-04.htm.",
        "刘裕国, 杨柳, 张洋, 等. 雾霾来袭，如何突围？[N/OL]. 人民日报, 2013-01-12[2013-11-06]."
        f" {PEOPLE}/2013-01/12/nw.D110000renmrb_20130112_2-04.htm.",
    ),
    (
        cited(
            "我们的科技一直在追赶",
            "余建斌",
            deck="访中国工程院院长周济",
            newspaper="人民日报",
            date="2013-01-12",
            page="2",
            url=f"{PEOPLE}/2013-01/12/nw.D110000renmrb_20130112_5-02.htm",
            accessed="2013-03-20",
        ),
        "余建斌. 我们的科技一直在追赶：访中国工程院院长周济[N/OL]. 人民日报，2013-01-12（2）."
        f" {PEOPLE}/2013-01/12/nw.D110000renmrb_20130112_5-02.htm.",
        "余建斌. 我们的科技一直在追赶: 访中国工程院院长周济[N/OL]. 人民日报, 2013-01-12(2)[2013-03-20]."
        f" {PEOPLE}/2013-01/12/nw.D110000renmrb_20130112_5-02.htm.",
    ),
    (
        # A web page, for no newspaper is known (8.11.3.2).
        cited(
            "“好好干，当一个好工人”",
            "许振超",
            role=Role.AUTHOR,
            date="2025-02-17",
            url="https://cpc.people.com.cn/n1/2025/0217/c443712-40419790.html",
            accessed="2025-06-22",
        ),
        "许振超. “好好干，当一个好工人”[EB/OL]. （2025-02-17）[2025-06-22]."
        " https://cpc.people.com.cn/n1/2025/0217/c443712-40419790.html.",
        "许振超. “好好干，当一个好工人”[EB/OL]. (2025-02-17)[2025-06-22]."
        " https://cpc.people.com.cn/n1/2025/0217/c443712-40419790.html.",
    ),
]


@pytest.mark.parametrize(("example", "of_2025", "of_2015"), OWN_EXAMPLES)
def test_the_standards_own_examples(example: Clipping, of_2025: str, of_2015: str) -> None:
    assert reference(example) == of_2025
    assert reference(example, E2015) == of_2015


def test_more_than_three_authors_are_three_and_others() -> None:
    twenty = [f"记者{sign}" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
    assert reference(cited("题", *twenty, **STAND)).startswith("记者甲，记者乙，记者丙，等. 题[N]")
    assert reference(cited("题", *twenty[:3], **STAND), E2015).startswith("记者甲, 记者乙, 记者丙. 题[N]")


@pytest.mark.parametrize(
    ("signed", "author"),
    [
        ("新华社记者", "新华社记者"),
        ("本报记者", "本报记者"),
        ("本 报 编辑部", "本报编辑部"),
        ("央视网评论员", "央视网评论员"),
        ("本报综合报道", ""),
        (None, ""),
    ],
)
def test_a_byline_that_names_no_person_is_the_author_as_printed(signed: str | None, author: str) -> None:
    written = reference(cited("题", signed=signed, **STAND))
    assert written == f"{author}{'. ' if author else ''}题[N]. 人民日报，2026-05-06（2）."


@pytest.mark.parametrize("name", ["人民日报评论员", "阿卜杜拉·买买提", "欧阳修", "G·帕拉尼奇"])
def test_names_in_chinese_stay_whole(name: str) -> None:
    assert reference(cited("题", name, **STAND)).startswith(f"{name}. 题[N]")
    assert reference(cited("题", name, **STAND), E2015).startswith(f"{name}. 题[N]")


@pytest.mark.parametrize(
    ("name", "of_2025", "of_2015"),
    [
        ("John F. Kennedy", "Kennedy J F", "KENNEDY J F"),
        ("Jean-Luc Godard", "Godard J-L", "GODARD J L"),
        ("Vincent van Gogh", "van Gogh V", "VAN GOGH V"),
        ("Peyton Z. Peebles Jr.", "Peebles P Z Jr", "PEEBLES P Z Jr"),
        ("O’Brien, Pat", "O’Brien P", "O’BRIEN P"),
        ("Li Jianning", "Li Jianning", "LI Jianning"),
        ("Jianning Li", "Li Jianning", "LI Jianning"),
        ("Xinhua News Agency", "Xinhua News Agency", "Xinhua News Agency"),
        ("Staff Reporter", "Staff Reporter", "Staff Reporter"),
        ("Tom and Jerry", "Tom and Jerry", "Tom and Jerry"),
        ("Reuters", "Reuters", "Reuters"),
    ],
)
def test_names_in_latin_letters(name: str, of_2025: str, of_2015: str) -> None:
    assert reference(cited("Farms", name, role=Role.AUTHOR, **STAND)).startswith(f"{of_2025}. Farms[N]")
    assert reference(cited("Farms", name, role=Role.AUTHOR, **STAND), E2015).startswith(f"{of_2015}. Farms[N]")


def test_an_agency_is_never_taken_for_a_person() -> None:
    assert reference(cited("题", "Agence France", role=Role.AGENCY, **STAND)).startswith("Agence France. 题")


def test_an_english_entry_has_its_own_words_and_the_same_signs() -> None:
    names = ["Ann Lee", "Bob Ray", "Cal Orr", "Dan Fox"]
    paper = {"newspaper": "China Daily", "date": "2026-05-06", "page": "A05"}
    entry = cited(
        "Fields, farms", *names, role=Role.AUTHOR, deck="A reply", label="Opinion", translator="Ed Poe", **paper
    )
    assert reference(entry) == (
        "Lee A，Ray B，Orr C，et al. Fields, farms (Opinion)：A reply[N]. Poe E，trans. China Daily，2026-05-06（A05）."
    )
    assert reference(entry, E2015) == (
        "LEE A, RAY B, ORR C, et al. Fields, farms (Opinion): A reply[N]. POE E, trans. China Daily, 2026-05-06(A05)."
    )


def test_the_column_stands_in_brackets_once_and_the_deck_behind_a_colon() -> None:
    story = cited("让爱心“落地”", deck="——致志愿者\n　并致读者", label="今日谈", section="要闻", **STAND)
    assert reference(story) == "让爱心“落地”（今日谈）：致志愿者 并致读者[N]. 人民日报，2026-05-06（2）."
    assert reference(cited("题（今日谈）", label="今日谈", **STAND)).startswith("题（今日谈）[N]")
    assert reference(cited("题", label="要闻", section="要闻", **STAND)).startswith("题[N]")


def test_the_signs_of_a_chinese_title_stand_as_they_were_printed() -> None:
    story = cited("越剧新戏,“〇五后”挑大梁?", deck="据统计:1,037万人(2022年)", label="追问(一)", **STAND)
    written = "越剧新戏，“〇五后”挑大梁？（追问（一））{}据统计：1,037万人（2022年）[N]"
    assert reference(story).startswith(written.format("："))
    assert reference(story, E2015).startswith(written.format(": "))
    assert reference(cited("Fields, farms: a reply", **STAND)).startswith("Fields, farms: a reply[N]")


def test_a_translator_stands_behind_the_title() -> None:
    story = cited("题", "约翰·史密斯", role=Role.AUTHOR, translator="张三", **STAND)
    assert reference(story) == "约翰·史密斯. 题[N]. 张三，译. 人民日报，2026-05-06（2）."
    assert reference(story, E2015) == "约翰·史密斯. 题[N]. 张三, 译. 人民日报, 2026-05-06(2)."


@pytest.mark.parametrize(
    ("page", "written"),
    [("A05", "A05"), ("第5版", "5"), ("第 05 版", "5"), ("０８", "8"), ("第1张第4版", "第1张第4版"), ("2-3", "2-3")],
)
def test_a_page_is_written_as_its_number(page: str, written: str) -> None:
    assert reference(cited("题", newspaper="甲报", date="2026-05-06", page=page)).endswith(f"2026-05-06（{written}）.")


def test_what_is_unknown_is_said_or_left_out() -> None:
    assert reference(cited("无名稿件")) == "无名稿件[N]. [报名不详]，[出版日期不详]."
    assert reference(cited("Untold"), E2015) == "Untold[N]. [s.n.], [n.d.]."
    assert reference(cited("题", newspaper="甲报", date="2026-05")) == "题[N]. 甲报，2026-05."
    assert reference(cited(None)) == "[无题][N]. [报名不详]，[出版日期不详]."


def test_a_title_of_our_making_stands_in_square_brackets() -> None:
    untitled = Clipping(story=Story(photos=(Photo(caption="春运首日，旅客在候车。"),)), newspaper="甲报")
    assert reference(untitled).startswith("[春运首日，旅客在候车。][N]")
    titled = Clipping(story=Story(headline=Headline(main="题"), photos=untitled.story.photos), newspaper="甲报")
    assert reference(titled).startswith("题[N]")


def test_a_saved_page_without_a_date_keeps_the_day_of_saving_in_both_editions() -> None:
    page = cited("题", newspaper="甲报", page="2", url="https://a.cn/1", accessed="2026-07-01")
    assert reference(page) == "题[N/OL]. 甲报，[出版日期不详]（2）[2026-07-01]. https://a.cn/1."
    assert reference(page, E2015) == "题[N/OL]. 甲报, [出版日期不详](2)[2026-07-01]. https://a.cn/1."


def test_a_web_page_of_which_no_day_is_known_is_cited_all_the_same() -> None:
    assert reference(cited("题", url="https://a.cn/1")) == "题[EB/OL]. https://a.cn/1."


def test_a_list_is_numbered_and_a_single_reference_is_not() -> None:
    one = cited("题", **STAND)
    assert gbt7714([one]).startswith("题[N]")
    assert [line[:4] for line in gbt7714([one, one]).splitlines()] == ["[1] ", "[2] "]
    assert gbt7714([]) == ""


def test_a_reference_is_one_line_whatever_stands_in_it() -> None:
    odd = cited("题\r\n二\u2028三\x07\u200b四", "张\n三", newspaper="甲\n报", page="2\n", deck="副\t题")
    assert reference(odd) == "张 三. 题 二 三 四：副 题[N]. 甲 报，[出版日期不详]（2）."


def test_rare_characters_are_kept() -> None:
    rare = "\U0002ebf0\ue000"
    assert rare in reference(cited(f"题{rare}", **STAND))


@pytest.mark.parametrize("form", ["md", "html", "epub", "docx"])
def test_the_references_of_a_book_follow_its_edition(form: str) -> None:
    clippings = [cited("甲稿", **STAND), cited("乙稿", **STAND)]
    for edition, place in ((E2015, "2026-05-06(2)"), (IN_FORCE, "2026-05-06（2）")):
        book = ClippingBook(title="剪报", clippings=clippings, edition=edition)
        assert place in _text(EXPORTS[form].write(book, lambda _name: None)).replace("\\", "")


def _text(content: bytes) -> str:
    if content[:2] != b"PK":
        return content.decode()
    with ZipFile(BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(("xml", "html")))


ANY = st.text(max_size=40)


@given(ANY, st.lists(ANY, max_size=5), ANY, ANY, ANY, st.sampled_from(Edition))
def test_any_words_make_one_line_that_ends_with_a_point(
    title: str, names: list[str], deck: str, newspaper: str, page: str, edition: Edition
) -> None:
    story = cited(title, *names, deck=deck, label=deck, newspaper=newspaper, date=page, page=page)
    written = reference(story, edition)
    assert len(written.splitlines()) == 1
    assert written.endswith(".")
    assert "[N]" in written
