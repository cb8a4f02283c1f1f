"""The addresses of the house. Each view lets administrators in and nobody else."""

from django.urls import path

from huiyin.desk.house import (
    applying,
    erasing,
    figures,
    history,
    leaving,
    people,
    person,
    posts,
    power,
    regulations,
    running,
    worklist,
)

urlpatterns = [
    path("", worklist.worklist, name="house"),
    path("running/", running.running, name="house-running"),
    path("power/", power.power, name="house-power"),
    path("people/", people.people, name="house-people"),
    path("people/new/", people.invite, name="house-invite"),
    path("people/<str:person>/", person.person, name="house-person"),
    path("people/<str:person>/do/<slug:act>/", person.do, name="house-deed"),
    path("people/<str:person>/leave/", leaving.leave, name="house-leave"),
    path("posts/", posts.posts, name="house-posts"),
    path("posts/second-factor/", posts.second_factor, name="house-second-factor"),
    path("deputies/", posts.deputies, name="house-deputies"),
    path("settings/", figures.settings, name="house-settings"),
    path("regulations/", regulations.regulations, name="house-regulations"),
    path("regulations/new/", regulations.draft, name="house-regulation-draft"),
    path("regulations/new/files/", regulations.draft_files, name="house-regulation-files"),
    path("regulations/<slug:pack>/<int:number>/", regulations.edition, name="house-edition"),
    path("regulations/which/", applying.rule, name="house-applying"),
    path("erasing/", erasing.erasures, name="house-erasing"),
    path("history/", history.history, name="house-history"),
    path("reviewed/", worklist.reviewed, name="house-reviewed"),
]
