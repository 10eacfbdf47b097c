# The image: Python 3.11 and the locked packages, run by a user of no rights on a file system that it can't write.
FROM python:3.11-slim AS build
WORKDIR /app
# What runs, what serves /metrics, what speaks with PostgreSQL, and an SQLite without the fault of the system's (bot/storage/library.py).
# pip fills it from outside: nothing will be installed there again.
COPY requirements-image.txt ./
RUN python -m venv --without-pip /venv && \
    python -m pip --python /venv/bin/python install --no-cache-dir --no-compile --require-hashes -r requirements-image.txt && \
    /venv/bin/python -c 'import sqlcipher3.dbapi2 as s; assert s.sqlite_version_info >= (3, 51, 3), s.sqlite_version' && \
    /venv/bin/python -m compileall -q --invalidation-mode unchecked-hash /venv

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
# Python's own library comes as source alone, and nothing can be written there later: each start, each health check and
# each picture would compile it anew. What is compiled holds whatever times a builder gives the files.
RUN python -m compileall -q --invalidation-mode unchecked-hash -x '/(ensurepip|idlelib|lib2to3|pydoc_data|site-packages|tkinter|turtledemo)/' \
        "$(python -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')"
WORKDIR /app
COPY --from=build /venv /venv
COPY bot ./bot
COPY locales ./locales
RUN python -m compileall -q --invalidation-mode unchecked-hash bot
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_URL=sqlite:////data/jobtrail.sqlite3 HTTP_HOST=127.0.0.1
USER jobtrail
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=15s --start-period=20s CMD ["python", "-m", "bot", "health"]
CMD ["python", "-m", "bot"]
