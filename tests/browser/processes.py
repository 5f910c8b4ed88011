"""Two processes of the atlas behind the proxy of `compose.yaml`, as they run where many visit at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.browser.visit import ROOT, free_port, serving, until_answering

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
# Debian's nginx keeps 768 connections, two of them a visit; the load has more visitors than that.
OURS = (
    "daemon off; worker_processes 1; pid nginx.pid; error_log stderr; events {{ worker_connections 4096; }} "
    "http {{ access_log off; {} {} }}"
)
TEMPORARY = "client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;"


class Site(NamedTuple):
    """A proxy and the processes behind it, by their addresses, and what stops the first of these."""

    address: str
    processes: tuple[str, str]
    stop_first: Callable[[], None]


@contextmanager
def behind_proxy() -> Iterator[Site]:
    """Run two atlases with one secret behind nginx, which has to be installed; yields them once all three answer."""
    port, told = (
        free_port(),
        {"STREAMLIT_SERVER_COOKIE_SECRET": "the same for both", "FORWARDED_ALLOW_IPS": "127.0.0.1"},
    )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        second = stack.enter_context(serving(told=told))
        alone = stack.enter_context(ExitStack())
        first = alone.enter_context(serving(told=told))
        file = folder / "nginx.conf"
        file.write_text(_configuration(port, (first, second)))
        proxy = subprocess.Popen([str(NGINX), "-p", str(folder), "-c", str(file)])
        stack.callback(proxy.wait, 10)
        stack.callback(proxy.terminate)
        address = f"http://127.0.0.1:{port}"
        if problem := until_answering(proxy, address):
            raise RuntimeError(f"nginx {problem}")
        yield Site(address, (first, second), alone.close)


def _configuration(port: int, processes: tuple[str, str]) -> str:
    """Return what `compose.yaml` tells nginx, with the port and the processes of this machine."""
    told = yaml.safe_load((ROOT / "compose.yaml").read_text())["configs"]["nginx"]["content"].replace("$$", "$")
    for name, address in zip(("atlas-1:8501", "atlas-2:8501"), processes, strict=True):
        assert told.count(name) == 2
        told = told.replace(name, address.removeprefix("http://"))
    assert "listen 8080;" in told
    return OURS.format(TEMPORARY, told.replace("listen 8080;", f"listen 127.0.0.1:{port};"))
