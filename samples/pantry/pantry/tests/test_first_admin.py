from django.contrib.auth import get_user_model
from django.contrib.auth.forms import UserCreationForm

from pantry.first_admin import create_administrator
from pantry.tests.base import PageTest

FILLED_IN = {
    "username": "ada",
    "password1": "jam and pickles",
    "password2": "jam and pickles",
}


class FirstAdminTest(PageTest):
    def test_the_first_visitor_is_sent_to_the_set_up_page(self):
        self.assertRedirects(self.client.get("/"), "/auth/login/?next=/", 302, 302)
        self.assertRedirects(
            self.client.get("/auth/login/"), "/complete_installation/", 302, 200
        )

    def test_the_first_visitor_becomes_the_administrator_and_is_logged_in(self):
        answer = self.client.post("/complete_installation/", FILLED_IN)

        self.assertRedirects(answer, "/")
        self.assertTrue(get_user_model().objects.get(username="ada").is_superuser)

    def test_later_visitors_log_in(self):
        self.client.post("/complete_installation/", FILLED_IN)
        self.client.post("/auth/logout/")

        self.assertEqual(200, self.client.get("/auth/login/").status_code)
        self.assertRedirects(
            self.client.post(
                "/complete_installation/", {**FILLED_IN, "username": "eve"}
            ),
            "/auth/login/",
        )
        self.assertEqual(1, get_user_model().objects.count())

    def test_of_two_first_visitors_one_becomes_the_administrator(self):
        late = UserCreationForm({**FILLED_IN, "username": "eve"})
        self.assertTrue(late.is_valid())
        self.client.post("/complete_installation/", FILLED_IN)

        self.assertIsNone(create_administrator(late))
        self.assertFalse(get_user_model().objects.filter(username="eve").exists())

    def test_weak_passwords_are_refused(self):
        weak = {**FILLED_IN, "password1": "12345", "password2": "12345"}

        answer = self.client.post("/complete_installation/", weak)

        self.assertContains(answer, "entirely numeric")
        self.assertFalse(get_user_model().objects.exists())
