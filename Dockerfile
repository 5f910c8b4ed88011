# The atlas with what it needs to draw images. It runs as nobody in particular and writes nowhere but to /tmp.
FROM python:3.13-slim-bookworm

WORKDIR /atlas
ENV PYTHONUNBUFFERED=1 HOME=/tmp

COPY packages.txt requirements.txt ./
RUN apt-get update -qq \
 && xargs apt-get install -y -qq --no-install-recommends < packages.txt \
 && rm -rf /var/lib/apt/lists/* \
 && pip install --no-cache-dir --require-hashes -r requirements.txt

COPY . .
RUN python -m compileall -q dashboard.py analysis pages

USER 10001:10001
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8501/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
CMD ["streamlit", "run", "dashboard.py", "--server.address", "0.0.0.0", "--server.port", "8501"]
