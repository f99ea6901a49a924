import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Shelf",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "name",
                    models.CharField(max_length=80, unique=True, verbose_name="name"),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Supply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        default=1,
                        max_digits=9,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="amount",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("piece", "pieces"),
                            ("jar", "jars"),
                            ("tin", "tins"),
                            ("pack", "packs"),
                            ("g", "g"),
                            ("kg", "kg"),
                            ("l", "l"),
                        ],
                        default="jar",
                        max_length=8,
                        verbose_name="unit",
                    ),
                ),
                (
                    "best_before",
                    models.DateField(blank=True, null=True, verbose_name="best before"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "photo",
                    models.FileField(
                        blank=True, upload_to="photos/", verbose_name="photo"
                    ),
                ),
                (
                    "shelf",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supplies",
                        to="pantry.shelf",
                        verbose_name="shelf",
                    ),
                ),
            ],
            options={
                "ordering": [
                    models.OrderBy(models.F("best_before"), nulls_last=True),
                    "name",
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name", "shelf"),
                        name="one_supply_per_name_and_shelf",
                        violation_error_message="This supply is on that shelf already.",
                    )
                ],
            },
        ),
    ]
