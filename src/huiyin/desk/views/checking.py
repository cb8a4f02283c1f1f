"""The page that confirms a printed paper to whoever holds it; nobody has to sign in, nothing personal
is shown.
"""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.papers.proving import confirm, prints_of, read_code


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """A form to type the code that stands at the foot of the page."""
    typed = request.GET.get("code", "").strip()[:64]
    code = read_code(typed)
    if code and prints_of(code):
        return redirect("confirmed", code=code)
    return render(request, "desk/check.html", {"typed": typed, "unknown": bool(typed)})


@require_http_methods(["GET", "HEAD", "POST"])
def confirmed(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code leads. A file that is handed in is compared and not kept."""
    asked = read_code(code)
    found = confirm(asked) if asked else None
    if found is None:
        shown = {"typed": code, "unknown": True}
        return render(request, "desk/check.html", shown, status=404)
    return render(request, "desk/check.html", {"found": found, "file": _compared(request, asked)})


def _compared(request: HttpRequest, code: str) -> str:
    """`same`, `other`, or "" where no file was handed in."""
    file = request.FILES.get("file")
    if request.method != "POST" or file is None:
        return ""
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    known = {print_.file for print_ in prints_of(code)}
    return "same" if digest.hexdigest() in known else "other"
