"""The search box: words in texts, with the place marked, among what the person may see."""

from huiyin.casework import commands as c
from tests.ledger.house import do, register


def test_a_word_is_found_and_marked_where_it_stands(sit_down):
    case = register(facts={"what": "三号楼漏水已经两周"}).case
    register(facts={"what": "门禁不响"})

    page = sit_down("wang").get("/cases/?q=漏水").content.decode()

    assert case.number in page
    assert "<mark>漏水</mark>" in page
    assert "事由" in page
    assert "门禁不响" not in page


def test_ended_cases_are_found_unless_open_ones_are_asked_for(sit_down):
    case = register(facts={"what": "漏水"}).case
    do(case.id, "wang", c.Admit())
    do(case.id, "wang", c.Answer(text="好"))
    do(case.id, "wang", c.Close(outcome="settled"))
    client = sit_down("wang")

    assert case.number in client.get("/cases/?q=漏水").content.decode()
    assert case.number not in client.get("/cases/?q=漏水&open=open").content.decode()


def test_a_whole_number_leads_straight_to_its_case(sit_down):
    case = register().case

    answer = sit_down("wang").get(f"/cases/?q={case.number}")

    assert answer.headers["Location"] == f"/cases/{case.id}/"


def test_nothing_found_says_what_is_looked_through(sit_down):
    page = sit_down("wang").get("/cases/?q=没有这个词").content.decode()

    assert "没有" in page
    assert "电话、证件、合同编号须写全" in page


def test_one_sign_asks_for_two(sit_down):
    assert "请输入两个字以上" in sit_down("wang").get("/cases/?q=水").content.decode()


def test_a_key_that_no_page_of_hits_gave_is_a_bad_request(sit_down):
    assert sit_down("wang").get("/cases/?q=漏水&after=nonsense").status_code == 400


def test_markup_that_somebody_typed_stays_text(sit_down):
    register(facts={"what": "<script>漏水</script>"})

    page = sit_down("wang").get("/cases/?q=漏水").content.decode()

    assert "&lt;script&gt;<mark>漏水</mark>" in page
