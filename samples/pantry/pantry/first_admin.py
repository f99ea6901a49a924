"""The page on which the first visitor becomes the administrator."""

from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.views import LoginView
from django.db import connection, transaction
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

LOCK = 0x70616E747279


def there_is_an_administrator():
    return get_user_model().objects.filter(is_superuser=True).exists()


@login_not_required
@sensitive_post_parameters()
def complete_installation(request):
    if there_is_an_administrator():
        return redirect("login")
    form = UserCreationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        administrator = create_administrator(form)
        if administrator is not None:
            login(request, administrator)
        return redirect("stock")
    return render(request, "pantry/complete_installation.html", {"form": form})


@transaction.atomic
def create_administrator(form):
    """The administrator, or nobody where another visitor was faster."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if there_is_an_administrator():
        return None
    administrator = form.save(commit=False)
    administrator.is_staff = administrator.is_superuser = True
    administrator.save()
    return administrator


@method_decorator(login_not_required, name="dispatch")
class PantryLoginView(LoginView):
    template_name = "pantry/login.html"
    redirect_authenticated_user = True

    def get(self, request, *args, **kwargs):
        if not there_is_an_administrator():
            return redirect("complete_installation")
        return super().get(request, *args, **kwargs)
