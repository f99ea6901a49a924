"""HTTPS by a web server in front, with folders for those of the web servers."""

from pathlib import Path
from unittest import mock

import admin
from admin import application, env_file, files, https, identity, listening, settings, units, web_servers
from admin.problem import Problem
from tests.folders import InFolders

_DOMAIN = "data.example.org"
_TEMPLATES = Path(admin.__file__).parents[1] / "https"


class HttpsTest(InFolders):
    """What the web server refuses is as if it had never been tried, and so is what is taken back."""

    def setUp(self):
        super().setUp()
        self.write("DEFAULTS", "POSTGRES_HOST=h\nPOSTGRES_DB=d\nPOSTGRES_USER=r\nALLOWED_HOSTS=.localhost,127.0.0.1\n")
        sites = self.folder / "sites"
        sites.mkdir()
        for name in ("caddy", "nginx"):
            text = (_TEMPLATES / name).read_text(encoding="utf-8")
            filled = text.replace("@PACKAGE@", "tested").replace("@TITLE@", "Tested").replace("@PORT@", "8000")
            (sites / name).write_text(filled, encoding="utf-8")
        self.caddyfile = self.folder / "Caddyfile"
        self.caddyfile.write_text(":80 {\n}\n", encoding="utf-8")
        own = self.folder / "tested"
        self.patch(web_servers, "HTTPS_SITES", sites)
        self.patch(https, "RECORD", self.folder / "https.json")
        self.patch(https, "SUMS", self.folder / "https.sha256")
        self.patch(https, "SETTINGS", self.folder / "settings")
        self.patch(listening, "DROP_IN", self.folder / "listen.conf")
        self.patch(identity, "group", lambda: 0)
        self.patch(units, "running_systemd", lambda: False)
        self.patch(web_servers.Caddy, "main", self.caddyfile)
        self.patch(web_servers.Caddy, "folder", own)
        self.patch(web_servers.Caddy, "import_line", f"import {own}/*.caddy\n")
        self.patch(web_servers.Caddy, "is_installed", lambda _: True)
        self.complaint = mock.Mock(return_value="")
        self.patch(web_servers.Caddy, "complaint", self.complaint)
        self.ask = mock.Mock(return_value={"administrator": True})
        self.patch(application, "ask", self.ask)
        self.caddy = web_servers.Caddy()
        self.site = own / f"{_DOMAIN}.caddy"

    def patch(self, owner, name: str, value) -> None:
        """Puts something else in the place of an attribute, for the time of the test."""
        patched = mock.patch.object(owner, name, value)
        patched.start()
        self.addCleanup(patched.stop)

    def _everything(self) -> dict[str, str]:
        return {
            str(path.relative_to(self.folder)): path.read_text(encoding="utf-8")
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and (path.name not in ("settings", "of_settings") or path.read_text(encoding="utf-8"))
        }

    def _enable(self, domain: str = _DOMAIN, force: bool = False) -> None:
        https.enable(domain, self.caddy, None, force)

    def test_what_is_taken_back_was_never_there(self):
        before = self._everything()
        self._enable()
        self._enable()
        self.assertEqual(1, self.caddyfile.read_text(encoding="utf-8").count("import"))
        self.assertEqual(".localhost,127.0.0.1,data.example.org", settings.load().get("ALLOWED_HOSTS"))
        https.disable(https.chosen(""), force=False)
        self.assertEqual(before, self._everything())
        self.assertFalse(self.site.parent.exists())

    def test_what_the_server_refuses_is_put_back(self):
        before = self._everything()
        self.complaint.side_effect = ["", "unknown directive"]
        with self.assertRaisesRegex(Problem, "put back: unknown directive"):
            self._enable()
        self.assertEqual(before, self._everything())
        self.assertFalse(self.site.parent.exists())

    def test_a_configuration_that_is_wrong_already_is_not_touched(self):
        before = self._everything()
        self.complaint.return_value = "nonsense"
        with self.assertRaisesRegex(Problem, "even as it is"):
            self._enable()
        self.assertEqual(before, self._everything())

    def test_nothing_is_opened_without_an_administrator(self):
        before = self._everything()
        self.ask.return_value = {"administrator": False}
        with self.assertRaisesRegex(Problem, "create-admin"):
            self._enable()
        self.assertEqual(before, self._everything())

    def test_what_was_edited_is_kept_unless_it_is_forced(self):
        self._enable()
        self.site.write_text(self.site.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
        with self.assertRaisesRegex(Problem, "changed by hand"):
            self._enable()
        with self.assertRaisesRegex(Problem, "--force"):
            https.disable(https.chosen(""), force=False)
        self.assertIn("# mine", self.site.read_text(encoding="utf-8"))
        self._enable(force=True)
        self.assertNotIn("# mine", self.site.read_text(encoding="utf-8"))

    def test_the_line_stays_as_long_as_there_is_a_site(self):
        self._enable()
        self._enable("two.example.org")
        with self.assertRaisesRegex(Problem, "several"):
            https.chosen("")
        https.disable(https.chosen(_DOMAIN), force=False)
        self.assertIn("import", self.caddyfile.read_text(encoding="utf-8"))
        self.assertEqual(".localhost,127.0.0.1,two.example.org", settings.load().get("ALLOWED_HOSTS"))

    def test_a_name_that_is_allowed_already_stays_allowed(self):
        self.write("SETTINGS", env_file.assign("", "ALLOWED_HOSTS", ".example.org"))
        before = self._everything()
        self._enable()
        https.disable(https.chosen(""), force=False)
        self.assertEqual(before, self._everything())

    def test_domains_are_names_alone(self):
        self.assertEqual("data.example.org", https.domain_of("Data.Example.ORG."))
        for text in (
            "https://a.example",
            "a.example:443",
            "localhost",
            "192.0.2.1",
            "*.a.example",
            "a b.example",
            "-a.b",
        ):
            with self.subTest(text), self.assertRaises(Problem):
                https.domain_of(text)

    def test_nginx_is_given_certificate_and_address(self):
        given = web_servers.Certificate(Path("/etc/my cert.pem"), Path("/etc/key.pem"))
        site = web_servers.Nginx().site(_DOMAIN, "/run/socket", given)
        text = next(iter(site.texts.values()))
        for line in ('ssl_certificate "/etc/my cert.pem";', "proxy_pass http://unix:/run/socket;", "Host $host;"):
            self.assertIn(line, text)
        with self.assertRaisesRegex(Problem, "certbot certonly"):
            web_servers.Nginx().site("none.example", "127.0.0.1:8000", None)

    def test_caddy_is_given_certificate_and_address(self):
        given = web_servers.Certificate(Path("/etc/c.pem"), Path("/etc/k.pem"))
        text = self.caddy.site(_DOMAIN, "/run/socket", given).texts[self.site]
        self.assertIn('\ttls "/etc/c.pem" "/etc/k.pem"\n\treverse_proxy unix//run/socket\n', text)

    def test_the_checksums_are_those_of_the_files(self):
        self._enable()
        checksum, path = files.read(https.SUMS).split()
        self.assertEqual((str(self.site), https.enabled()[0].files[path]), (path, checksum))
