"""Addresses of the pages."""

from django.contrib.auth.views import LogoutView
from django.urls import path, register_converter

from pantry import first_admin, views


class Direction:
    regex = "more|less"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(Direction, "direction")

urlpatterns = [
    path("", views.stock, name="stock"),
    path("supplies/new/", views.new_supply, name="new_supply"),
    path("supplies/<int:pk>/", views.supply, name="supply"),
    path(
        "supplies/<int:pk>/<direction:direction>/",
        views.change_amount,
        name="change_amount",
    ),
    path("supplies/<int:pk>/delete/", views.delete_supply, name="delete_supply"),
    path("supplies/<int:pk>/photo.webp", views.photo, name="photo"),
    path("supplies/<int:pk>/thumbnail.webp", views.thumbnail, name="thumbnail"),
    path("shelves/", views.shelves, name="shelves"),
    path("shelves/<int:pk>/delete/", views.delete_shelf, name="delete_shelf"),
    path("file/", views.stock_file, name="stock_file"),
    path("stock.yaml", views.stock_as_yaml, name="stock_as_yaml"),
    path("stock.csv", views.stock_as_csv, name="stock_as_csv"),
    path(
        "complete_installation/",
        first_admin.complete_installation,
        name="complete_installation",
    ),
    path("auth/login/", first_admin.PantryLoginView.as_view(), name="login"),
    path("auth/logout/", LogoutView.as_view(), name="logout"),
]
