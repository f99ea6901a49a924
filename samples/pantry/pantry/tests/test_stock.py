from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

from PIL import Image

from pantry.models import Shelf, Supply
from pantry.tests.base import PageTest, photo


class StockTest(PageTest):
    def setUp(self):
        self.log_in()

    def filled_in(self, **changes):
        return {
            "name": "Plum jam",
            "shelf": self.shelf().pk,
            "amount": "3",
            "unit": "jar",
            "minimum": "2",
            "best_before": "2027-03-31",
            "note": "",
            **changes,
        }

    def test_pages_are_for_those_who_have_logged_in(self):
        self.client.logout()
        for path in ("/", "/supplies/new/", "/shelves/", "/file/", "/stock.csv"):
            self.assertRedirects(
                self.client.get(path),
                f"/auth/login/?next={path}",
                fetch_redirect_response=False,
            )

    def test_a_supply_is_added_found_and_deleted(self):
        self.client.post("/supplies/new/", self.filled_in())
        jam = Supply.objects.get()

        self.assertContains(self.client.get("/?q=plum"), "Plum jam")
        self.assertNotContains(self.client.get("/?q=pear"), "Plum jam")
        self.client.post(f"/supplies/{jam.pk}/delete/")
        self.assertFalse(Supply.objects.exists())

    def test_a_supply_is_on_a_shelf_once(self):
        self.client.post("/supplies/new/", self.filled_in())

        answer = self.client.post("/supplies/new/", self.filled_in(amount="5"))

        self.assertContains(answer, "on that shelf already")

    def test_amounts_go_up_and_down_but_not_below_zero(self):
        self.client.post("/supplies/new/", self.filled_in(amount="0.5"))
        jam = Supply.objects.get()

        self.client.post(f"/supplies/{jam.pk}/less/")
        jam.refresh_from_db()
        self.assertEqual(Decimal(0), jam.amount)
        self.client.post(f"/supplies/{jam.pk}/more/")
        self.assertContains(self.client.get("/"), "To buy")

    def test_one_jar_is_no_jars(self):
        for amount, text in (("1", "1 jar<"), ("2", "2 jars<"), ("1.5", "1.5 jars<")):
            self.client.post("/supplies/new/", self.filled_in(name=text, amount=amount))
            self.assertContains(self.client.get("/"), text)

    def test_what_expires_is_marked(self):
        today = date.today()
        for days, mark in ((-1, "expired"), (3, "use soon")):
            best_before = (today + timedelta(days)).isoformat()
            self.client.post(
                "/supplies/new/", self.filled_in(name=mark, best_before=best_before)
            )
            self.assertContains(self.client.get(f"/?q={mark}"), f">{mark}</strong>")

    def test_photos_are_scaled_and_lose_what_the_camera_added(self):
        self.client.post("/supplies/new/", self.filled_in(new_photo=photo()))
        jam = Supply.objects.get()

        for kind, size in (("photo", (1600, 800)), ("thumbnail", (320, 160))):
            answer = self.client.get(f"/supplies/{jam.pk}/{kind}.webp")
            image = Image.open(BytesIO(b"".join(answer.streaming_content)))
            self.assertEqual(size, image.size)
            self.assertFalse(image.getexif())

    def test_a_photo_is_removed_with_its_files(self):
        self.client.post("/supplies/new/", self.filled_in(new_photo=photo()))
        jam = Supply.objects.get()

        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(f"/supplies/{jam.pk}/", self.filled_in(remove_photo="on"))

        self.assertFalse(jam.photo.storage.exists(jam.photo.name))
        self.assertEqual(
            404, self.client.get(f"/supplies/{jam.pk}/photo.webp").status_code
        )

    def test_what_is_no_photo_is_refused(self):
        file = BytesIO(b"GIF89a but no more")
        file.name = "photo.gif"

        answer = self.client.post("/supplies/new/", self.filled_in(new_photo=file))

        self.assertContains(answer, "no photo that can be read")

    def test_a_shelf_that_is_not_empty_stays(self):
        self.client.post("/supplies/new/", self.filled_in())
        cellar = Shelf.objects.get()

        answer = self.client.post(f"/shelves/{cellar.pk}/delete/", follow=True)

        self.assertContains(answer, "is not empty")
        self.assertTrue(Shelf.objects.exists())

    def test_the_page_speaks_the_language_that_was_chosen(self):
        self.client.post("/language/", {"language": "de"})
        self.assertContains(self.client.get("/"), "Vorrat")
