from datetime import date
from decimal import Decimal
from io import BytesIO

from pantry.models import Supply
from pantry.tests.base import PageTest


class TransferTest(PageTest):
    def setUp(self):
        self.log_in()

    def take_in(self, name, text):
        file = BytesIO(text.encode())
        file.name = name
        return self.client.post("/file/", {"file": file}, follow=True)

    def put_on_shelf(self):
        Supply.objects.create(
            name='Käse, "alt"',
            shelf=self.shelf(),
            amount=Decimal("1.5"),
            unit="kg",
            best_before=date(2027, 3, 31),
            note="zwei\nZeilen",
        )

    def test_the_stock_comes_back_from_its_own_files(self):
        for name in ("stock.yaml", "stock.csv"):
            Supply.objects.all().delete()
            self.put_on_shelf()
            text = self.client.get(f"/{name}").content.decode()
            Supply.objects.all().delete()

            self.assertContains(self.take_in(name, text), "1 supply was taken in.")
            self.assertEqual(text, self.client.get(f"/{name}").content.decode())

    def test_a_supply_that_is_there_is_changed(self):
        self.put_on_shelf()

        self.take_in("x.csv", 'name,shelf,amount\n"Käse, ""alt""",Cellar,7\n')

        self.assertEqual(Decimal(7), Supply.objects.get().amount)

    def test_all_mistakes_are_said_and_nothing_is_taken_in(self):
        answer = self.take_in(
            "x.yaml",
            """
            supplies:
              - {name: Jam, shelf: Cellar, amount: many}
              - {name: Jam, amount: 1}
              - {name: Jam, shelf: Cellar, best_before: 31.3.2027}
              - {name: Jam, shelf: Cellar, unit: barrel}
              - {name: Jam, shelf: Cellar, amount: .nan}
              - {name: [Jam], shelf: Cellar}
              - {name: Good, shelf: Cellar}
            """,
        )

        for text in (
            "Supply 1: &#x27;many&#x27; is no number.",
            "Supply 2: The name of its shelf is missing or too long.",
            "Supply 3: &#x27;31.3.2027&#x27; is no date",
            "Supply 4: Value &#x27;barrel&#x27; is not a valid choice.",
            "Supply 5: &#x27;nan&#x27; is no number.",
            "Supply 6: One of its values is a list",
        ):
            self.assertContains(answer, text)
        self.assertFalse(Supply.objects.exists())

    def test_what_is_no_stock_is_refused(self):
        for name, text, said in (
            ("x.yaml", "a: [", "no YAML"),
            ("x.yaml", "supplies: 3", "no list named"),
            ("x.yaml", "!!python/object/apply:os.getcwd []", "no YAML"),
            ("x.csv", "a,b\n1,2\n", "name the columns"),
        ):
            self.assertContains(self.take_in(name, text), said)
