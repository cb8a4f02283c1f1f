"""A factory's complaint slip: issued by sales, approved, signed for by quality control, in a browser."""

PACK = "factory-qc"


def test_a_slip_is_issued_approved_and_signed_for_before_quality_control_begins(people):
    desk = people(PACK, chen="clerk", song="salesperson", zhu="sales_head", qian="qc_head",
                  gu="qe", pan="production")  # fmt: skip
    chen, song, zhu, qian, gu = (desk[name] for name in ("chen", "song", "zhu", "qian", "gu"))
    case = chen.register(
        PACK, content="外壳有裂纹", customer="甲公司", region="domestic", concerns="quality",
        shipped="5000", defective="3",
    )  # fmt: skip
    assert "甲公司" in chen.says() and "开出客户投诉处理单" in chen.says()
    song.do(case, "issue_paper", "slip", p__demand="换货")
    qian.open(case)
    assert qian.page.locator('a[data-act="sign"]').count() == 0
    assert "处理单经批准以后才发到品管部签收" in qian.page.content()

    song.do(case, "propose", "slip")
    zhu.open("/approvals/")
    assert "轻重" in zhu.says() and "一般" in zhu.says()
    zhu.page.click("button.btn-success")
    zhu.page.wait_for_selector("text=没有等您审批的事项")
    qian.do(case, "sign")

    qian.open(case)
    assert "品管部负责人 已签" in qian.says() and "品管部回复" in qian.says()
    gu.do(case, "issue_paper", "quality_register", p__qe_name="顾工")
    gu.do(case, "record_finding", f__responsible_department="production")
    desk["pan"].open(case)
    assert "查明根本原因，提出纠正措施计划" in desk["pan"].says()
