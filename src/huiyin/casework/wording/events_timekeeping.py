"""Sentences for clocks and levels."""

from huiyin.casework.wording.languages import Table

SENTENCES: Table = {
    "clock_started": (
        "“{clock}”时钟启动，{start}起{within}，截止{due}[（{provisional}）]",
        "「{clock}」時鐘啟動，{start}起{within}，截止{due}[（{provisional}）]",
        "Clock “{clock}” started {start}, {within}, due {due}[ ({provisional})]",
    ),
    "clock_stopped": (
        "“{clock}”时钟停止，{in_time}",
        "「{clock}」時鐘停止，{in_time}",
        "Clock “{clock}” stopped, {in_time}",
    ),
    "clock_part_met": (
        "“{clock}”时钟所待事项已完成一部分",
        "「{clock}」時鐘所待事項已完成一部分",
        "Clock “{clock}”: a part of what it waits for has happened",
    ),
    "clock_met_again": (
        "“{clock}”时钟已停止，所待事项又有发生",
        "「{clock}」時鐘已停止，所待事項又有發生",
        "Clock “{clock}”: stopped already, what it waits for has happened again",
    ),
    "clock_dropped": (
        "“{clock}”时钟取消：事实已明，无此期限",
        "「{clock}」時鐘取消：事實已明，無此期限",
        "Clock “{clock}” dropped: the facts show that it does not apply",
    ),
    "clock_corrected": (
        "“{clock}”更正：实际完成于{done_at}（原记{previous}），{in_time}[，理由：{reason}]",
        "「{clock}」更正：實際完成於{done_at}（原記{previous}），{in_time}[，理由：{reason}]",
        (
            "Clock “{clock}” corrected: done on {done_at} (recorded {previous}), {in_time}[, because:"
            " {reason}]"
        ),
    ),
    "clock_moved": (
        "“{clock}”截止时间由{previous}改为{due}，{reason}[{term}][：{detail}][（{provisional}）]",
        "「{clock}」截止時間由{previous}改為{due}，{reason}[{term}][：{detail}][（{provisional}）]",
        (
            "Clock “{clock}” moved from {previous} to {due}, {reason}[ by {term}][: {detail}]"
            "[ ({provisional})]"
        ),
    ),
    "clock_paused": ("“{clock}”时钟中止", "「{clock}」時鐘中止", "Clock “{clock}” paused"),
    "clock_ran": (
        "“{clock}”时钟继续，截止{due}[（期限{within}）]",
        "「{clock}」時鐘繼續，截止{due}[（期限{within}）]",
        "Clock “{clock}” runs again, due {due}[ ({within})]",
    ),
    "clock_reopened": (
        "“{clock}”所待事项已被撤回，时钟恢复，仍于{due}截止",
        "「{clock}」所待事項已被撤回，時鐘恢復，仍於{due}截止",
        "What clock “{clock}” had waited for was revoked: it runs on, due {due} as before",
    ),
    "clock_warned": (
        "“{clock}”即将到期，截止{due}",
        "「{clock}」即將到期，截止{due}",
        "Clock “{clock}” is about to end, due {due}",
    ),
    "clock_expired": (
        "“{clock}”已到期（{due}），{breach}",
        "「{clock}」已到期（{due}），{breach}",
        "Clock “{clock}” ended ({due}), {breach}",
    ),
    "level_reached": (
        "{ladder}：{level}，由{owner}负责[，原为{previous}]（{cause}）[，理由：{reason}]",
        "{ladder}：{level}，由{owner}負責[，原為{previous}]（{cause}）[，理由：{reason}]",
        (
            "{ladder}: {level}, answered for by {owner}[, before: {previous}] ({cause})[, because:"
            " {reason}]"
        ),
    ),
    "level_left": (
        "{ladder}：不再适用，离开{level}",
        "{ladder}：不再適用，離開{level}",
        "{ladder}: no longer applies, {level} left",
    ),
    "suspended": (
        "中止办理[，理由：{reason}]",
        "中止辦理[，理由：{reason}]",
        "Suspended[, because: {reason}]",
    ),
    "continued": (
        "继续办理[，理由：{reason}]",
        "繼續辦理[，理由：{reason}]",
        "Continued[, because: {reason}]",
    ),
}
