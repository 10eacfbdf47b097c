# The image: Python 3.11 and the locked packages, run by a user of no rights on a file system that it can't write.
FROM python:3.11-slim AS build
WORKDIR /app
# What runs, what serves /metrics, what speaks with PostgreSQL, and an SQLite without the fault of the system's (bot/storage/library.py).
COPY requirements-image.txt ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements-image.txt && \
    /venv/bin/python -c 'import sqlcipher3.dbapi2 as s; assert s.sqlite_version_info >= (3, 51, 3), s.sqlite_version'

FROM python:3.11-slim
# With `--build-arg OCR=true` screenshots are read in the image itself, in the ten languages that postings are read in.
ARG OCR=false
RUN if [ "$OCR" = true ]; then \
        apt-get update && apt-get install --yes --no-install-recommends tesseract-ocr tesseract-ocr-eng \
            tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-ita tesseract-ocr-por \
            tesseract-ocr-nld tesseract-ocr-pol tesseract-ocr-ukr tesseract-ocr-rus && \
        rm -rf /var/lib/apt/lists/*; \
    fi
RUN useradd --uid 10001 --no-create-home jobtrail && mkdir /data && chown jobtrail /data
WORKDIR /app
COPY --from=build /venv /venv
COPY bot ./bot
COPY locales ./locales
# Nothing can be written there later, and to compile it at each start takes a fifth of a second.
RUN /venv/bin/python -m compileall -q bot
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_URL=sqlite:////data/jobtrail.sqlite3 HTTP_HOST=127.0.0.1
USER jobtrail
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=15s --start-period=20s CMD ["python", "-m", "bot", "health"]
CMD ["python", "-m", "bot"]
