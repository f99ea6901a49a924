"""Answers to whoever watches the application.

``/healthz/live`` says that the process answers, ``/healthz/ready`` that it can work: the
database is there and has the tables of this version.
"""

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse


class HealthMiddleware:
    """Comes before everything else, so that a probe needs neither host name nor login."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path == "/healthz/live":
            return answer(200, "live")
        if request.path == "/healthz/ready":
            return ready()
        return self.get_response(request)


def ready():
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, ImproperlyConfigured):
        return answer(503, "the database does not answer")
    if pending:
        return answer(503, "the database has not been migrated to this version")
    return answer(200, "ready")


def answer(status, text):
    response = HttpResponse(text + "\n", status=status, content_type="text/plain")
    response.headers["Cache-Control"] = "no-store"
    return response
