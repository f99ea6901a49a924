"""The stock as a file: YAML and CSV, out and in again."""

import csv
import io
from datetime import date
from decimal import Decimal, InvalidOperation

import yaml
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pantry.models import Shelf, Supply, Unit

FIELDS = ["name", "shelf", "amount", "unit", "minimum", "best_before", "note"]
MOST_BYTES = 5 * 1024 * 1024


def rows():
    """Every supply as plain texts."""
    for supply in Supply.objects.select_related("shelf").order_by(
        "shelf__name", "name"
    ):
        yield {
            "name": supply.name,
            "shelf": supply.shelf.name,
            "amount": str(supply.amount),
            "unit": supply.unit,
            "minimum": str(supply.minimum),
            "best_before": supply.best_before.isoformat() if supply.best_before else "",
            "note": supply.note,
        }


def as_yaml():
    return yaml.dump(
        {"supplies": list(rows())},
        Dumper=yaml.SafeDumper,
        allow_unicode=True,
        sort_keys=False,
    )


def as_csv():
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows())
    return text.getvalue()


def take_in(upload):
    """Puts every supply of an uploaded file on its shelf, or none where one is wrong.

    A supply that is on its shelf already is changed. Returns how many there were.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The file is larger than 5 MB: split it."))
    try:
        text = upload.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("The file is no text in UTF-8.")) from error
    parse = from_csv if upload.name.lower().endswith(".csv") else from_yaml
    supplies, problems = [], []
    for number, row in enumerate(parse(text), 1):
        try:
            supplies.append(supply_of(row))
        except ValidationError as error:
            problems += [
                _("Supply %(number)d: %(problem)s")
                % {"number": number, "problem": problem}
                for problem in error.messages
            ]
    if problems:
        raise ValidationError(problems)
    with transaction.atomic():
        for shelf, values in supplies:
            Supply.objects.update_or_create(
                name=values.pop("name"),
                shelf=Shelf.objects.get_or_create(name=shelf)[0],
                defaults=values,
            )
    return len(supplies)


def from_csv(text):
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if not {"name", "shelf"} <= set(reader.fieldnames or []):
        raise ValidationError(
            _("The first line has to name the columns, at least name and shelf.")
        )
    try:
        return list(reader)
    except csv.Error as error:
        raise ValidationError(_("The file is no CSV that can be read.")) from error


def from_yaml(text):
    try:
        stock = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ValidationError(_("The file is no YAML that can be read.")) from error
    supplies = stock.get("supplies") if isinstance(stock, dict) else None
    if not isinstance(supplies, list):
        raise ValidationError(_("The file has no list named 'supplies'."))
    return supplies


def supply_of(row):
    """The shelf's name and the values of one supply."""
    if not isinstance(row, dict):
        raise ValidationError(_("It has no name."))
    if any(isinstance(row.get(field), (dict, list)) for field in FIELDS):
        raise ValidationError(_("One of its values is a list or has keys of its own."))
    texts = {
        field: "" if row.get(field) is None else str(row[field]).strip()
        for field in FIELDS
    }
    if not texts["shelf"] or len(texts["shelf"]) > 80:
        raise ValidationError(_("The name of its shelf is missing or too long."))
    values = {
        "name": texts["name"],
        "amount": decimal(texts["amount"] or "1"),
        "unit": texts["unit"] or Unit.JAR.value,
        "minimum": decimal(texts["minimum"] or "0"),
        "best_before": day(texts["best_before"]),
        "note": texts["note"],
    }
    Supply(**values).full_clean(exclude=["shelf"], validate_constraints=False)
    return texts["shelf"], values


def decimal(text):
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValidationError(_("'%(text)s' is no number."), params={"text": text})
    return number


def day(text):
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ValidationError(
            _("'%(text)s' is no date: write it as 2027-03-31."), params={"text": text}
        ) from error
