import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pantry", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="supply",
            name="minimum",
            field=models.DecimalField(
                decimal_places=2,
                default=0,
                max_digits=9,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="buy more below",
            ),
        ),
        migrations.AddField(
            model_name="supply",
            name="thumbnail",
            field=models.FileField(blank=True, editable=False, upload_to="thumbnails/"),
        ),
    ]
