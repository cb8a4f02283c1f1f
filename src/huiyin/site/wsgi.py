"""What a web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from huiyin.ledger.depth import roomy
from huiyin.upkeep.tracing import begin

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.site.settings")
application = roomy(get_wsgi_application())
begin()
