"""A complaint from the telephone call to the archive, under six regulations and a drawn one."""

import pytest

from huiyin.ledger import ports
from huiyin.site.rules import InstalledRules
from tests.journeys.walking import Walker
from tests.support.made_pack import write_pack

DEALER = """
    customer_care register channel=phone area=aftersales customer_name=黃先生 content=保養後返修 \
        repair_cost=800 labour_fee=1000
    customer_care issue_paper slip_aftersales request=免費返修
    aftersales_director sign
    customer_care assign to=service_manager
    service_manager accept
    service_manager propose labour_discount discount=300
    service_manager answer medium=phone text=免費返修並減免三成工時費
    service_manager carry_out proof=結算單
    service_manager confirm satisfied=true
    aftersales_director answer_task text=已解決
    customer_care close outcome=settled
    customer_care archive
"""
INSURER = """
    officer register channel=phone summary=分红与宣传不符 complainant_name=王女士 \
        complained_of=company bodily_harm=false
    officer admit
    officer acknowledge medium=phone
    supervisor assign to=officer
    officer record_contact purpose=hearing
    officer add_evidence kind=statement_complainant title=通话记录
    officer add_evidence kind=investigation title=投保单影像
    officer record_finding responsible_party=company_side responsible_person=产品部 basis=合同第五条
    officer propose negotiated_surrender cash_value=9000 premiums_paid=20000 payout=12,000
    officer propose plan text=道歉并协议解约
    manager approve
    supervisor approve
    officer answer text=按方案答复
    officer respond response=accepted
    officer carry_out proof=转账单
    officer close outcome=settled
    officer issue_paper archive_sheet contents=目录
    officer issue_paper handling_record course=查实后道歉
    officer archive
"""
GENERAL = """
    agent register channel=phone content=新装的空调三天漏水
    agent acknowledge medium=phone
    agent admit intake_checks=content,identity
    investigator record_finding text=排水管未接牢
    investigator propose exchange text=换一台
    head approve
    investigator carry_out proof=换货单
    agent answer text=已换新机并致歉
    agent confirm satisfied=true
    agent close outcome=resolved effect_rating=good
    agent archive
"""
PROPERTY = """
    front_line register channel=phone content=楼道灯坏了三天没有人修 customer_name=赵女士 \
        phone_number=13900000001 home=3-502
    front_desk admit about_our_service=true cause_class=own_service
    service_department answer_task course=当天更换灯具 result=已恢复照明 analysis=巡查漏项
    front_desk issue_paper handling_record
    front_desk answer text=灯已经换好
    front_desk close outcome=settled
    operations record_callback reached=true satisfied=true
    operations archive effect=solved
"""
FACTORY = """
    clerk register channel=phone content=外壳有裂纹 customer=甲公司 region=domestic \
        concerns=quality batch=B0217 shipped=5000 defective=3
    salesperson issue_paper slip demand=换货
    salesperson propose slip
    sales_head approve
    qc_head sign
    qe issue_paper quality_register qe_name=顾工
    qe record_finding text=注塑件应力开裂 responsible_department=production
    production answer_task root_cause=模温偏低 corrective_plan=调整并锁定模温 finish_by=2199-03-20
    qe verify_task passed=true
    qe propose corrective_action text=调整并锁定模温
    management_representative approve
    production answer_task text=模温已锁定
    qe answer_task text=模温偏低，已纠正
    clerk answer text=已查明并纠正
    qe verify_task passed=true effect=full
    clerk close outcome=corrected
    clerk archive
"""
AUTHORITY = """
    officer register kind=report channel=phone reporter_class=natural_person \
        subject_matter=medicine phase=distribution target=某药店 act=无处方销售处方药 \
        reporter_name=石某 contact_detail=13900000001
    officer admit definite=true within_area=true declaration=told
    officer answer text=已责令改正
    officer close outcome=handled
    officer archive
"""
slow = pytest.mark.slow


def people_of(script: str) -> dict[str, str]:
    """Each post is held by a person called like it."""
    return {line.split()[0]: line.split()[0] for line in script.splitlines() if line.strip()}


@pytest.mark.parametrize(
    ("pack", "script", "width"),
    [
        ("auto-dealer", DEALER, 1440),
        pytest.param("life-insurance", INSURER, 1440, marks=slow),
        pytest.param("general", GENERAL, 390, marks=slow),
        pytest.param("property-service", PROPERTY, 390, marks=slow),
        pytest.param("factory-qc", FACTORY, 1440, marks=slow),
        ("fda-reports", AUTHORITY, 390),
    ],
)
def test_a_complaint_goes_from_the_telephone_call_to_the_archive(people, pack, script, width):
    desk = people(pack, width, **people_of(script))

    case = Walker(pack, desk).walk(script)

    assert case.stage == "archived"
    last = desk[script.split("\n")[-2].split()[0]]
    assert case.archive_number in last.says() and "已归档" in last.says()


@pytest.mark.parametrize(
    ("seed", "width"),
    [pytest.param("spring", 390, marks=slow), pytest.param("autumn", 1440, marks=slow)],
)
def test_a_regulation_that_the_author_of_the_screens_never_saw_works(
    people, installation, seed, width
):
    made = write_pack(installation / "packs", seed)
    ports.connect(rules=InstalledRules([installation / "packs"]))
    taker, handler, chief = made["roles"]
    desk = people(made["pack"], width, first=taker, second=handler, third=chief, bystander=chief)
    [about] = (name for name, fact in made["facts"].items() if fact["type"] == "person")
    [remedy], [task], [paper] = made["remedies"], made["tasks"], made["papers"]
    [channel], outcome = made["channels"], next(iter(made["outcomes"]))
    walker = Walker(made["pack"], desk)

    case = walker.walk(f"""
        first register channel={channel} {about}=bystander *
        first admit
        first assign to=second
        second accept
        second record_contact *
        second record_finding *
        second propose {remedy} *
        second open_task {task} *
        second issue_paper {paper} *
        third approve
        third answer_task text=已查
        third sign
        second carry_out proof=单据
        second answer text=答复如下
        second close outcome={outcome}
        first archive
    """)

    assert case.stage == "archived"
    assert set(case.facts) == set(made["facts"])
    desk["first"].open(walker.case)
    for fact in made["facts"].values():
        assert fact["title"] in desk["first"].says()
