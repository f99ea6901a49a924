"""What several tests need."""

import io
import json
import shutil
import tempfile
from pathlib import Path

from django.contrib.auth import get_user_model
from django.test import TestCase, override_settings
from PIL import Image

from pantry.models import Shelf
from pantry.templatetags.assets import manifest


class PageTest(TestCase):
    """Pages work whether or not the user interface was built; media go to a folder of
    their own.
    """

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        built = {name: name for name in ("icon.svg", "pantry.css", "pantry.js")}
        (cls.folder / "manifest.json").write_text(json.dumps(built), encoding="utf-8")
        settings = override_settings(
            UI_MANIFEST=cls.folder / "manifest.json",
            MEDIA_ROOT=cls.folder / "media",
            STORAGES={
                "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
                "staticfiles": {
                    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
                },
            },
        )
        settings.enable()
        cls.addClassCleanup(settings.disable)
        manifest.cache_clear()
        super().setUpClass()

    def log_in(self):
        administrator = get_user_model().objects.create_superuser("ada", "", "secret")
        self.client.force_login(administrator)
        return administrator

    def shelf(self, name="Cellar"):
        return Shelf.objects.get_or_create(name=name)[0]


def photo(size=(2000, 1000), kind="JPEG"):
    """A photo as a camera makes it."""
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    Image.new("RGB", size, "darkred").save(file, kind, exif=exif)
    file.seek(0)
    file.name = f"photo.{kind.lower()}"
    return file
