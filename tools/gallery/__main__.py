"""`python -m tools.gallery` writes every picture and the page that shows them."""

import sys

from huiyin.catalogue import Catalogue
from tools.gallery import GALLERY, newest, pages_of_pack, picture

HEAD = """# Gallery of papers

<!-- made by `make gallery`; do not edit -->

Every form of every regulation, as one of its own scenarios fills it, or blank where none does. People
go by the names of their posts, as scenarios have nobody else. The pages are A4; the product prints them
as PDF/A and for Word ([how](../how-to/print-a-paper.md)).
"""


def main() -> None:
    catalogue, lines = Catalogue(), [HEAD]
    for left in GALLERY.glob("*/*.png"):
        left.unlink()
    for pack in catalogue.names():
        pages = pages_of_pack(catalogue, pack)
        if not pages:
            continue
        policy = newest(catalogue, pack)
        lines.append(f"## {policy.head.title.text('zh-Hans')}\n")
        folder = GALLERY / pack
        folder.mkdir(parents=True, exist_ok=True)
        for name, (sheet, is_filled) in pages.items():
            (folder / f"{name}.png").write_bytes(picture(sheet))
            title = sheet.title if is_filled else f"{sheet.title}（空白）"
            lines.append(f"![{title}]({pack}/{name}.png)")
        lines.append("")
        sys.stdout.write(f"docs/gallery/{pack}: {len(pages)}\n")
    (GALLERY / "README.md").write_text("\n".join(lines).rstrip() + "\n", "utf-8")


main()
