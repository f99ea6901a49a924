"""Photos of supplies, brought to a sensible size and freed from what cameras add."""

import io
import uuid

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 15 * 1024 * 1024
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
PHOTO_SIZE = (1600, 1600)
THUMBNAIL_SIZE = (320, 320)


def opened(upload):
    """The picture in an uploaded file, upright and without metadata."""
    if upload.size > MOST_BYTES:
        raise ValidationError(
            _("The photo is larger than 15 MB: choose a smaller one.")
        )
    try:
        with Image.open(upload, formats=FORMATS) as image:
            return ImageOps.exif_transpose(image).convert("RGB")
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
    ) as error:
        raise ValidationError(
            _(
                "This is no photo that can be read: choose a JPEG, PNG, WebP or GIF file."
            )
        ) from error


def scaled(image, size):
    """The picture as a WebP file that is no larger than the size."""
    copy = image.copy()
    copy.thumbnail(size)
    file = io.BytesIO()
    copy.save(file, "WEBP", quality=82)
    return ContentFile(file.getvalue())


def keep(supply, image):
    """Stores the picture as the photo of a supply, which is saved after."""
    forget(supply)
    name = f"{uuid.uuid4().hex}.webp"
    supply.photo.save(name, scaled(image, PHOTO_SIZE), save=False)
    supply.thumbnail.save(name, scaled(image, THUMBNAIL_SIZE), save=False)


def forget(supply):
    """Takes the photo from a supply; the files go once that is certain."""
    for field in (supply.photo, supply.thumbnail):
        if field:
            storage, name = field.storage, field.name
            transaction.on_commit(
                lambda storage=storage, name=name: storage.delete(name)
            )
    supply.photo = supply.thumbnail = ""
