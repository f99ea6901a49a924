"""Names the files that the user interface's build made."""

import functools
import json

from django import template
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def asset(source):
    """The address of what was built from a source file of the user interface."""
    return static(f"pantry/{manifest(settings.UI_MANIFEST)[source]}")


@functools.lru_cache(maxsize=1)
def manifest(file):
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ImproperlyConfigured(
            f"{file} is missing: run 'npm ci' and 'npm run build' in pantry_ui."
        ) from error
