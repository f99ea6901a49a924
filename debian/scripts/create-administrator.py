"""Makes an administrator: JSON with name, email and password on standard input, problems out.

The password is neither an argument nor part of the environment, and has to pass the application's
own rules, which Django's createsuperuser does not ask for.
"""

import json
import sys

import django
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


def create(question: dict) -> list[str]:
    """Makes the administrator, or says why not."""
    model = get_user_model()
    name = question["name"]
    if model.objects.filter(**{model.USERNAME_FIELD: name}).exists():
        return [f"There is already a user {name!r}."]
    user = model(**{model.USERNAME_FIELD: name, model.get_email_field_name(): question["email"]})
    user.set_password(question["password"])
    try:
        validate_password(question["password"], user)
        user.full_clean()
    except ValidationError as error:
        return error.messages
    model.objects.create_superuser(
        **{model.USERNAME_FIELD: name, model.get_email_field_name(): question["email"]},
        password=question["password"],
    )
    return []


django.setup()
json.dump({"problems": create(json.load(sys.stdin))}, sys.stdout)
