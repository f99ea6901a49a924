from unittest.mock import patch

from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import TestCase


class HealthTest(TestCase):
    def test_a_migrated_application_is_live_and_ready_under_any_host_name(self):
        for path in ("/healthz/live", "/healthz/ready"):
            answer = self.client.get(path, headers={"host": "10.1.2.3"})
            self.assertEqual(200, answer.status_code, path)

    def test_without_its_migrations_it_is_not_ready(self):
        MigrationRecorder.Migration.objects.filter(app="pantry").delete()

        answer = self.client.get("/healthz/ready")

        self.assertContains(answer, "not been migrated", status_code=503)
        self.assertEqual(200, self.client.get("/healthz/live").status_code)

    def test_without_its_database_it_is_not_ready(self):
        with patch("pantry.health.MigrationExecutor", side_effect=OperationalError):
            answer = self.client.get("/healthz/ready")

        self.assertContains(answer, "does not answer", status_code=503)
