"""The pages."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, F, ProtectedError, Q
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from pantry import photos, transfer
from pantry.forms import ShelfForm, StockFileForm, SupplyForm
from pantry.models import Shelf, Supply

STEPS = {"more": Decimal(1), "less": Decimal(-1)}


@require_safe
def stock(request):
    wanted = request.GET.get("q", "").strip()
    shelf = request.GET.get("shelf", "")
    supplies = Supply.objects.select_related("shelf")
    if wanted:
        supplies = supplies.filter(
            Q(name__icontains=wanted) | Q(note__icontains=wanted)
        )
    if shelf.isdecimal():
        supplies = supplies.filter(shelf_id=shelf)
    return render(
        request,
        "pantry/stock.html",
        {
            "supplies": supplies,
            "shelves": Shelf.objects.all(),
            "wanted": wanted,
            "shelf": shelf,
            "short": Supply.objects.filter(amount__lt=F("minimum")).order_by("name"),
        },
    )


def new_supply(request):
    if not Shelf.objects.exists():
        messages.info(request, _("Add a shelf first, to have a place for the supply."))
        return redirect("shelves")
    return edited(request, Supply())


def supply(request, pk):
    return edited(request, get_object_or_404(Supply, pk=pk))


def edited(request, item):
    form = SupplyForm(request.POST or None, request.FILES or None, instance=item)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            saved = form.save()
        messages.success(request, _("%(name)s is saved.") % {"name": saved})
        return redirect("stock")
    return render(request, "pantry/supply.html", {"form": form, "supply": item})


@require_POST
def change_amount(request, pk, direction):
    with transaction.atomic():
        item = get_object_or_404(Supply.objects.select_for_update(), pk=pk)
        item.change_amount(STEPS[direction])
        item.save(update_fields=["amount"])
    return redirect("stock")


@require_POST
def delete_supply(request, pk):
    with transaction.atomic():
        item = get_object_or_404(Supply, pk=pk)
        photos.forget(item)
        item.delete()
    messages.success(request, _("%(name)s is gone.") % {"name": item})
    return redirect("stock")


@require_safe
def photo(request, pk):
    return picture(get_object_or_404(Supply, pk=pk).photo)


@require_safe
def thumbnail(request, pk):
    return picture(get_object_or_404(Supply, pk=pk).thumbnail)


def picture(field):
    try:
        return FileResponse(field.open("rb"), content_type="image/webp")
    except (ValueError, FileNotFoundError) as error:
        raise Http404 from error


def shelves(request):
    form = ShelfForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("shelves")
    return render(
        request,
        "pantry/shelves.html",
        {"form": form, "shelves": Shelf.objects.annotate(filled=Count("supplies"))},
    )


@require_POST
def delete_shelf(request, pk):
    shelf = get_object_or_404(Shelf, pk=pk)
    try:
        shelf.delete()
    except ProtectedError:
        messages.error(
            request, _("%(name)s is not empty: clear it first.") % {"name": shelf}
        )
    return redirect("shelves")


def stock_file(request):
    form = StockFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            count = transfer.take_in(form.cleaned_data["file"])
        except ValidationError as error:
            form.add_error("file", error)
        else:
            messages.success(
                request,
                ngettext(
                    "%(count)d supply was taken in.",
                    "%(count)d supplies were taken in.",
                    count,
                )
                % {"count": count},
            )
            return redirect("stock")
    return render(request, "pantry/stock_file.html", {"form": form})


@require_safe
def stock_as_yaml(request):
    return download(transfer.as_yaml(), "application/yaml", "stock.yaml")


@require_safe
def stock_as_csv(request):
    return download(transfer.as_csv(), "text/csv; charset=utf-8", "stock.csv")


def download(text, kind, name):
    return HttpResponse(
        text,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
