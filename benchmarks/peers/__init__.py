"""django-helpdesk as an installation of its own, for measuring beside ours. Run by its own Python alone."""
