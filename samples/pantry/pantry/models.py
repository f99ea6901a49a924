"""What is on the shelves."""

from datetime import date, timedelta
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

SOON = timedelta(days=14)


class Shelf(models.Model):
    """A place where supplies are kept."""

    name = models.CharField(_("name"), max_length=80, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Unit(models.TextChoices):
    """What an amount counts."""

    PIECE = "piece", _("pieces")
    JAR = "jar", _("jars")
    TIN = "tin", _("tins")
    PACK = "pack", _("packs")
    GRAM = "g", _("g")
    KILOGRAM = "kg", _("kg")
    LITRE = "l", _("l")


class Supply(models.Model):
    """One kind of supply on one shelf."""

    name = models.CharField(_("name"), max_length=120)
    shelf = models.ForeignKey(
        Shelf, models.PROTECT, verbose_name=_("shelf"), related_name="supplies"
    )
    amount = models.DecimalField(
        _("amount"),
        max_digits=9,
        decimal_places=2,
        default=1,
        validators=[MinValueValidator(0)],
    )
    unit = models.CharField(
        _("unit"), max_length=8, choices=Unit.choices, default=Unit.JAR
    )
    minimum = models.DecimalField(
        _("buy more below"),
        max_digits=9,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0)],
    )
    best_before = models.DateField(_("best before"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    photo = models.FileField(_("photo"), upload_to="photos/", blank=True)
    thumbnail = models.FileField(upload_to="thumbnails/", blank=True, editable=False)

    class Meta:
        ordering = [models.F("best_before").asc(nulls_last=True), "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "shelf"],
                name="one_supply_per_name_and_shelf",
                violation_error_message=_("This supply is on that shelf already."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_expired(self):
        return self.best_before is not None and self.best_before < date.today()

    @property
    def expires_soon(self):
        return (
            self.best_before is not None
            and not self.is_expired
            and self.best_before <= date.today() + SOON
        )

    @property
    def is_short(self):
        return self.amount < self.minimum

    def change_amount(self, difference):
        """Takes something from the shelf or puts something there; never below zero."""
        self.amount = max(Decimal(0), self.amount + difference)
