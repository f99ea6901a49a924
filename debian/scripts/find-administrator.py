"""Tells whether the application has an administrator: JSON on standard output."""

import json
import sys

import django
from django.contrib.auth import get_user_model

django.setup()
json.dump({"administrator": get_user_model().objects.filter(is_superuser=True).exists()}, sys.stdout)
