"""The addresses of the portal, all under one prefix that the desk's guard leaves open."""

from django.urls import path, re_path

from huiyin.portal.views import acts, complain, data, follow, letters, look, none

urlpatterns = [
    path("", complain.home, name="portal-home"),
    path("logo.png", look.logo, name="portal-logo"),
    path("colours.css", look.colours, name="portal-colours"),
    path("new/<slug:pack>/<slug:kind>/", complain.before, name="portal-before"),
    path("new/<slug:pack>/<slug:kind>/fill/", complain.fill, name="portal-fill"),
    path("later/", complain.later, name="portal-later"),
    path("follow/", follow.follow, name="portal-follow"),
    path("go/<str:token>/", follow.link, name="portal-link"),
    path("case/", follow.case, name="portal-case"),
    path("case/data/", data.data, name="portal-data"),
    path("case/data/export/", data.export, name="portal-export"),
    path("case/letters/<slug:written>/", letters.letter, name="portal-letter"),
    path("case/letters/<slug:written>.pdf", letters.pdf, name="portal-letter-pdf"),
    path("case/<slug:act>/", acts.act, name="portal-act"),
    path("leave/", follow.leave, name="portal-leave"),
    re_path(r".*", none.none),
]
