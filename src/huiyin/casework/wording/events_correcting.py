"""Sentences for mistakes put right."""

from huiyin.casework.wording.languages import Table

SENTENCES: Table = {
    "person_corrected": (
        "{fact}由{previous}更正为{person}，理由：{reason}",
        "{fact}由{previous}更正為{person}，理由：{reason}",
        "{fact} corrected from {previous} to {person}, because: {reason}",
    ),
    "case_moved": (
        "适用规定有误，转按{to}办理（{other}），理由：{reason}",
        "適用規定有誤，轉按{to}辦理（{other}），理由：{reason}",
        "Registered under the wrong regulation, goes on under {to} ({other}), because: {reason}",
    ),
    "registration_restored": (
        "登记无误，恢复办理，理由：{reason}",
        "登記無誤，恢復辦理，理由：{reason}",
        "The registration was no mistake, the case goes on, because: {reason}",
    ),
}
