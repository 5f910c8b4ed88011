"""Two processes behind the proxy of `compose.yaml`: visits go on where one stops, and files come from either."""

from __future__ import annotations

import os
import shutil
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import NamedTuple

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.visit import BANDS, ROOT, card, chosen_pills, free_port, serving, settled, until_answering

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
OURS = "daemon off; worker_processes 1; pid nginx.pid; error_log stderr; events {{}} http {{ access_log off; {} {} }}"
TEMPORARY = "client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;"

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: `make proxy` installs it")


class Site(NamedTuple):
    """A proxy and the processes behind it, by their addresses, and what stops the first of these."""

    address: str
    processes: tuple[str, str]
    stop_first: Callable[[], None]


def configuration(port: int, processes: tuple[str, str]) -> str:
    """Return what `compose.yaml` tells nginx, with the port and the processes of this machine."""
    told = yaml.safe_load((ROOT / "compose.yaml").read_text())["configs"]["nginx"]["content"].replace("$$", "$")
    for name, address in zip(("atlas-1:8501", "atlas-2:8501"), processes, strict=True):
        assert told.count(name) == 2
        told = told.replace(name, address.removeprefix("http://"))
    assert "listen 8080;" in told
    return OURS.format(TEMPORARY, told.replace("listen 8080;", f"listen 127.0.0.1:{port};"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return two atlases with one secret behind nginx."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    told = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same for both", "FORWARDED_ALLOW_IPS": "127.0.0.1"}
    with ExitStack() as stack:
        second = stack.enter_context(serving(told=told))
        alone = stack.enter_context(ExitStack())
        first = alone.enter_context(serving(told=told))
        file = folder / "nginx.conf"
        file.write_text(configuration(port, (first, second)))
        proxy = subprocess.Popen([str(NGINX), "-p", str(folder), "-c", str(file)])
        stack.callback(proxy.wait, 10)
        stack.callback(proxy.terminate)
        address = f"http://127.0.0.1:{port}"
        assert until_answering(proxy, address) == ""
        yield Site(address, (first, second), alone.close)


def fetched(address: str) -> tuple[int, str, bytes]:
    """Return status, tag and content of what is at an address, asked for without any cookie."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.status, answer.headers["ETag"], answer.read()


def test_a_file_of_a_card_comes_from_either_process_and_without_the_visit(site, window):
    page = window()
    page.goto(f"{site.address}/compensation?company_type=startup")
    card(settled(page), BANDS).get_by_role("button", name="Export").click()
    link = card(page, BANDS).get_by_role("link", name="Figures (CSV)")
    expect(link).to_be_visible()
    address = str(link.get_attribute("href"))
    assert address.startswith(f"{site.address}/charts/")
    page.close()
    made = {fetched(address) for _time in range(8)}
    assert {status for status, _tag, _content in made} == {200}
    assert len(made) == 1
    tags = {fetched(address.replace(site.address, process)) for process in site.processes}
    assert {content for _status, _tag, content in tags} == {content for _status, _tag, content in made}


def test_where_one_process_stops_its_visitors_go_on(site, window):
    pages = [window() for _visitor in range(4)]
    for page in pages:
        page.goto(f"{site.address}/compensation?company_type=startup")
        settled(page)
    cookies = {one["value"] for page in pages for one in page.context.cookies() if one["name"] == "atlas"}
    assert len(cookies) == 4, "each visit has a cookie of its own"
    site.stop_first()
    for page in pages:
        page.locator(".st-key-company_type").get_by_text("Corporate", exact=True).click()
        page.wait_for_url("**company_type=corporate*")
        assert chosen_pills(settled(page), "company_type") == ["Startup", "Corporate"]
    assert fetched(f"{site.address}/charts/{BANDS}.csv")[0] == 200
