"""A sentence for each thing that happens in an organisation."""

from huiyin.casework.wording.languages import Table

HAPPENED: Table = {
    "happened.open": ("不限", "不限", "open"),
    "happened.person_joined": ("{person}入职", "{person}入職", "{person} joined"),
    "happened.person_renamed": (
        "“{previous}”改名为“{shown_name}”",
        "「{previous}」改名為「{shown_name}」",
        "“{previous}” is now called “{shown_name}”",
    ),
    "happened.phone_noted": (
        "登记{person}的电话",
        "登記{person}的電話",
        "The telephone number of {person} was noted",
    ),
    "happened.list_exported": (
        "导出案件列表，共 {rows} 件",
        "匯出案件列表，共 {rows} 件",
        "A list of {rows} cases was taken out as a file",
    ),
    "happened.person_left": ("{person}离开", "{person}離開", "{person} left"),
    "happened.link_issued": (
        "为{person}生成一次性链接",
        "為{person}產生一次性連結",
        "A one-time link was made for {person}",
    ),
    "happened.post_given": ("{person}任{post}", "{person}任{post}", "{person} was given {post}"),
    "happened.post_taken": (
        "{person}不再任{post}",
        "{person}不再任{post}",
        "{person} no longer holds {post}",
    ),
    "happened.deputy_named": (
        "{person}代理{post}，自 {since} 至 {until}",
        "{person}代理{post}，自 {since} 至 {until}",
        "{person} stands in for {post}, from {since} until {until}",
    ),
    "happened.deputy_ended": (
        "{person}不再代理{post}",
        "{person}不再代理{post}",
        "{person} no longer stands in for {post}",
    ),
    "happened.wording.back": ("规定的措辞", "規定的措辭", "as the regulation says it"),
    "happened.duty_rostered": (
        "{person}值班（{post}），{since} 至 {until}",
        "{person}值班（{post}），{since} 至 {until}",
        "{person} is on duty as {post}, from {since} until {until}",
    ),
    "happened.duty_dropped": (
        "撤下{person}的班次（{post}），{since} 至 {until}",
        "撤下{person}的班次（{post}），{since} 至 {until}",
        "A turn of {person} as {post} was taken off, from {since} until {until}",
    ),
    "happened.house_closed": (
        "{day} 不营业：{title}",
        "{day} 不營業：{title}",
        "The house is closed on {day}: {title}",
    ),
    "happened.house_opened": (
        "{day} 照常营业（原登记：{title}）",
        "{day} 照常營業（原登記：{title}）",
        "The house is open on {day} after all (it was: {title})",
    ),
    "happened.notice_worded": (
        "《{pack}》通知“{notice}”的措辞改为：{text}",
        "《{pack}》通知「{notice}」的措辭改為：{text}",
        "“{pack}”: the notice “{notice}” now reads: {text}",
    ),
    "happened.letter_worded": (
        "《{pack}》书信“{letter}”（{language}）改用本单位的措辞",
        "《{pack}》書信「{letter}」（{language}）改用本單位的措辭",
        "“{pack}”: the letter “{letter}” ({language}) is now in the house's own words",
    ),
    "happened.letter_worded.back": (
        "《{pack}》书信“{letter}”（{language}）恢复规定的措辞",
        "《{pack}》書信「{letter}」（{language}）恢復規定的措辭",
        "“{pack}”: the letter “{letter}” ({language}) is in the regulation's words again",
    ),
    "happened.manager_named": (
        "{person}的上级改为{manager}",
        "{person}的上級改為{manager}",
        "{person} reports to {manager}",
    ),
    "happened.administrator_named": (
        "{person}成为管理员",
        "{person}成為管理員",
        "{person} became an administrator",
    ),
    "happened.administrator_ended": (
        "{person}不再是管理员",
        "{person}不再是管理員",
        "{person} is no administrator any more",
    ),
    "happened.power_taken": (
        "{person}开启管理权限，至 {until}",
        "{person}開啟管理權限，至 {until}",
        "{person} switched power on until {until}",
    ),
    "happened.power_laid_down": (
        "{person}关闭管理权限",
        "{person}關閉管理權限",
        "{person} laid power down",
    ),
    "happened.second_factor_demanded": (
        "{post}要求双重验证",
        "{post}要求雙重驗證",
        "A second factor is demanded of {post}",
    ),
    "happened.second_factor_waived": (
        "{post}不再要求双重验证",
        "{post}不再要求雙重驗證",
        "No second factor is demanded of {post} any more",
    ),
    "happened.second_factor_removed": (
        "{person}的双重验证（{factor}）被移除",
        "{person}的雙重驗證（{factor}）被移除",
        "A second factor of {person} was removed ({factor})",
    ),
    "happened.account_locked": (
        "{person}的账号因连续输错密码被锁定",
        "{person}的帳號因連續輸錯密碼被鎖定",
        "Wrong passwords locked the account of {person}",
    ),
    "happened.sessions_ended": (
        "结束{person}的 {count} 处登录",
        "結束{person}的 {count} 處登入",
        "{count} sessions of {person} were ended",
    ),
    "happened.identity_approved": (
        "登记{person}的外部身份（{provider}）",
        "登記{person}的外部身分（{provider}）",
        "An identity of {person} at {provider} was approved",
    ),
    "happened.identity_withdrawn": (
        "撤销{person}的外部身份（{provider}）",
        "撤銷{person}的外部身分（{provider}）",
        "An identity of {person} at {provider} was withdrawn",
    ),
    "happened.own_grant_reviewed": (
        "核对了一项自我授权（第 {place} 条）",
        "核對了一項自我授權（第 {place} 條）",
        "An own grant was looked at (no. {place})",
    ),
    "happened.token_issued": (
        "为{person}签发访问令牌“{title}”",
        "為{person}簽發存取權杖「{title}」",
        "An access token “{title}” was issued for {person}",
    ),
    "happened.token_revoked": (
        "{person}的访问令牌被吊销",
        "{person}的存取權杖被吊銷",
        "An access token of {person} was revoked",
    ),
    "happened.setting_set": (
        "{pack}：“{setting}”由 {previous} 改为 {value}",
        "{pack}：「{setting}」由 {previous} 改為 {value}",
        "{pack}: “{setting}” changed from {previous} to {value}",
    ),
    "happened.regulation_installed": (
        "《{pack}》{version} 版生效，自 {in_force} 起",
        "《{pack}》{version} 版生效，自 {in_force} 起",
        "“{pack}”, version {version}, was put in force from {in_force}",
    ),
    "happened.regulation_installed.console": (
        "《{pack}》{version} 版自 {in_force} 起生效；由 {operator} 在主机上直接发布，未经批准",
        "《{pack}》{version} 版自 {in_force} 起生效；由 {operator} 在主機上直接發佈，未經批准",
        "“{pack}” {version}, from {in_force}: {operator} put it in force at the console, unconsented",
    ),
    "happened.regulation_installed.emergency": (
        "《{pack}》{version} 版自 {in_force} 起生效；由 {operator} 在主机上紧急发布，未经应批准的岗位",
        "《{pack}》{version} 版自 {in_force} 起生效；由 {operator} 在主機上緊急發佈，未經應批准的崗位",
        "“{pack}” {version}, from {in_force}: {operator} put it in force at the console in an emergency",
    ),
    "happened.job_requeued": (
        "后台任务“{job}”重新排队",
        "背景工作「{job}」重新排隊",
        "Background work “{job}” is tried anew",
    ),
    "happened.job_dropped": (
        "放弃后台任务“{job}”",
        "放棄背景工作「{job}」",
        "Background work “{job}” was let go",
    ),
    "happened.application_ruled": (
        "改定什么样的来件适用哪一部规定（共 {n} 条）",
        "改定什麼樣的來件適用哪一部規定（共 {n} 條）",
        "The rule which regulation applies was changed (it has {n} lines now)",
    ),
}
