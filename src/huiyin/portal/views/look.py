"""The house's colour as a style sheet, and its logo: no page carries a style of its own."""

from django.http import HttpRequest, HttpResponse

from huiyin.connections.pictures import points
from huiyin.portal.house import USUAL, portal, shades


def colours(request: HttpRequest) -> HttpResponse:
    house = portal()
    found = shades(house.colour if house else USUAL)
    light = f"--house:{found['ground']};--house-on:{found['on_ground']}"
    inks = (f":root{{{light};--house-ink:{found['on_light']}}}",
            f":root{{--house-ink:{found['on_dark']}}}")  # fmt: skip
    css = f"{inks[0]}@media(prefers-color-scheme:dark){{{inks[1]}}}"
    answer = HttpResponse(css, content_type="text/css")
    answer["Cache-Control"] = "public, max-age=300"
    return answer


def logo(request: HttpRequest) -> HttpResponse:
    house = portal()
    if house is None or not house.logo:
        return HttpResponse(status=404)
    answer = HttpResponse(points(house.logo), content_type="image/png")
    answer["Cache-Control"] = "public, max-age=300"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
