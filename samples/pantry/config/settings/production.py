"""Settings for the application behind a proxy that speaks HTTPS for it."""

from config.settings.common_settings import *  # noqa: F403

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
