.PHONY: help run build test bench lint fmt
.DEFAULT_GOAL := help

help:           ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

run: build      ## install what is missing, build, and serve on http://127.0.0.1:3000
	@.ci/serve

build:          ## the release binary, target/release/handshake, carrying its assets
	@.ci/setup run
	@.ci/build
	@cargo build --release

test:           ## everything: lint, Rust tests on both engines, browser specs
	@.ci/setup all
	@.ci/test

bench: build    ## what each kind of request costs (PEOPLE=1000 for a short try): end2end/bench/RESULTS.md
	@.ci/setup bench
	@PEOPLE="$(PEOPLE)" ONLY="$(ONLY)" EACH="$(EACH)" .ci/bench

lint:           ## formatting, clippy for both halves, licences of the dependencies
	@.ci/lint

fmt:            ## format the code
	@cargo fmt
