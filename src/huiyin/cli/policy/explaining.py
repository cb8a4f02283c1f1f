"""`policy explain`: a regulation to read, every rule under its clause."""

from huiyin.cli.policy.base import Folder, app, catalogue_of, out, regulation_of


@app.command()
def explain(pack: str, packs: Folder = None) -> None:
    """The regulation in readable form: every rule under its clause."""
    catalogue = catalogue_of(packs)
    regulation = regulation_of(catalogue, pack)
    language = regulation.pack.language
    out.print(f"{regulation.pack.title.text(language)} · {regulation.pack.version}", style="bold")
    policy = regulation.on(regulation.pack.in_force)
    for section in ("channels", "roles", "remedies", "approvals", "gates", "clocks", "ladders",
                    "tasks", "papers", "notices", "texts"):  # fmt: skip
        for name, rule in getattr(policy, section).items():
            title = getattr(rule, "title", None) or getattr(rule, "says", None)
            words = title.text(language) if title else ""
            out.print(f"  [{', '.join(rule.clause)}] {section}.{name}  {words}", highlight=False,
                      markup=False)  # fmt: skip
