"""Shows amounts as people write them."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import ngettext

from pantry.models import Unit

register = template.Library()


@register.filter
def plain(amount):
    """An amount with the decimals that it needs, in the reader's own writing."""
    decimals = max(0, -amount.normalize().as_tuple().exponent)
    return number_format(amount, decimal_pos=decimals)


@register.filter
def counted(amount, unit):
    """An amount with its unit, such as ``1 jar``, ``2 jars`` or ``2.5 kg``."""
    # Fractions are spoken of like more than one.
    number = int(amount) if amount == int(amount) else 2
    texts = {
        Unit.PIECE: ngettext("%(amount)s piece", "%(amount)s pieces", number),
        Unit.JAR: ngettext("%(amount)s jar", "%(amount)s jars", number),
        Unit.TIN: ngettext("%(amount)s tin", "%(amount)s tins", number),
        Unit.PACK: ngettext("%(amount)s pack", "%(amount)s packs", number),
    }
    text = texts.get(unit, f"%(amount)s {Unit(unit).label}")
    return text % {"amount": plain(amount)}
