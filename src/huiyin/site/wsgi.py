"""What a web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from huiyin.upkeep.tracing import begin

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.site.settings")
application = get_wsgi_application()
begin()
