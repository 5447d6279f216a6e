"""The pages for requests that could not be answered."""

from __future__ import annotations

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from people.access import wants_json

log = logging.getLogger(__name__)
RETRY_SECONDS = "10"


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer what went wrong on our side: 503 where the database is away, 500 for anything else.

    The pages are rendered without the request, because what they would ask of it may be what is broken.
    """
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": RETRY_SECONDS})
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old: most often a page that was open for too long."""
    log.info("refused a form at %s: %s", request.path, reason)
    message = _("This page was open for too long. Go back, reload it and send the form again.")
    if wants_json(request):
        return JsonResponse({"error": message}, status=403)
    return render(request, "403.html", {"message": message}, status=403)
