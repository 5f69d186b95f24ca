# Everything one does with a clone. Each target does its own set-up; `make` alone lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
export PATH := $(CURDIR)/.tools/bin:$(PATH)
IMAGE ?= weir:dev
TRAINER := $(CURDIR)/.cache/training/python/bin/python

.PHONY: help setup demo test check e2e bench bench-scan bench-idle bench-stalled fuzz chunkings train format image clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## bring Node 24 when needed and install the packages (every other target does it too)
	@./scripts/setup.sh

demo: setup ## ten exchanges through a real Envoy; KEEP=1 stays up, UPSTREAM=http://host:port takes a real model
	@KEEP="$(KEEP)" UPSTREAM="$(UPSTREAM)" node demo/run.ts

test: setup ## everything: check and e2e; ends with the number of cases
	@node scripts/test.ts all

check: setup ## format, lint, types, architecture, unit and property tests
	@node scripts/test.ts check

e2e: setup ## integration, fault and end-to-end tests with a real Envoy
	@node scripts/test.ts e2e

bench: setup ## measure against no filter and a no-op filter, through a real Envoy (PAGE=FILE writes a page)
	@node bench/run.ts $(if $(PAGE),--page "$(PAGE)")

bench-scan: setup ## measure the scan alone: all rules over ordinary and hostile texts (OUT=FILE writes a page)
	@node bench/micro/scan.ts $(if $(OUT),--out "$(OUT)")

bench-idle: setup ## memory of 10,000 open streams that do nothing, and the next request beside them (STREAMS=)
	@node bench/idle.ts --streams "$(or $(STREAMS),10000)"

bench-stalled: setup ## 1,000 clients that stop reading for a minute while their models write (STREAMS=, SECONDS=)
	@node bench/stalled.ts --streams "$(or $(STREAMS),1000)" --seconds "$(or $(SECONDS),60)"

fuzz: setup ## fuzz every reader and the step, RUNS= inputs each; TARGET=name, SEED=n
	@RUNS="$(RUNS)" TARGET="$(TARGET)" SEED="$(SEED)" node scripts/fuzz.ts

chunkings: setup ## a million random chunkings of masked streams, byte by byte against what may leave (RUNS=, SEED=)
	@RUNS="$(RUNS)" SEED="$(SEED)" node scripts/chunkings.ts

train: setup ## make the models of models/ from DATA, hours on a CPU, and sign them (PYTHON= one that has the packages, THREADS=)
	@test -n "$(PYTHON)" || test -x $(TRAINER) || python3 -m venv .cache/training/python
	@test -n "$(PYTHON)" || $(TRAINER) -m pip install --quiet -r training/requirements.txt
	@for step in training/tier0.ts training/tier1.ts training/embedding.ts scripts/sign-models.ts; do \
		PYTHON="$(or $(PYTHON),$(TRAINER))" node $$step || exit 1; \
	done

format: setup ## write the format and the safe fixes of the linter
	@node_modules/.bin/biome check --write .

image: ## build the container image (IMAGE=weir:dev)
	docker build -t $(IMAGE) .

clean: ## remove what was built and recorded, not the packages
	rm -rf dist .run coverage
