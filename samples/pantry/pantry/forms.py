"""What people fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pantry import photos
from pantry.models import Shelf, Supply


class SupplyForm(forms.ModelForm):
    """A supply with its photo."""

    new_photo = forms.FileField(label=_("photo"), required=False)
    remove_photo = forms.BooleanField(label=_("remove the photo"), required=False)

    class Meta:
        model = Supply
        fields = ["name", "shelf", "amount", "unit", "minimum", "best_before", "note"]
        widgets = {
            "best_before": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "note": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_photo"].widget.attrs["accept"] = "image/*"
        if not self.instance.photo:
            del self.fields["remove_photo"]

    def clean_new_photo(self):
        upload = self.cleaned_data["new_photo"]
        return photos.opened(upload) if upload else None

    def save(self, commit=True):
        supply = super().save(commit=False)
        if self.cleaned_data["new_photo"]:
            photos.keep(supply, self.cleaned_data["new_photo"])
        elif self.cleaned_data.get("remove_photo"):
            photos.forget(supply)
        if commit:
            supply.save()
        return supply


class ShelfForm(forms.ModelForm):
    """A shelf."""

    class Meta:
        model = Shelf
        fields = ["name"]


class StockFileForm(forms.Form):
    """A file with supplies."""

    file = forms.FileField(label=_("YAML or CSV file"))
