"""Which address leads where."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("huiyin.api.urls")),
    path("complain/", include("huiyin.portal.urls")),
    path("", include("huiyin.desk.urls")),
]

handler400 = "huiyin.site.faces.bad_request"
handler403 = "huiyin.desk.views.problems.forbidden"
handler404 = "huiyin.desk.views.problems.not_found"
handler500 = "huiyin.site.faces.broken"
