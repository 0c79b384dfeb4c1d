.PHONY: help run watch build test faults bench lint sbom fmt
.DEFAULT_GOAL := help

help:           ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

run:            ## install what is missing, build (not for speed), and serve on http://127.0.0.1:3000
	@.ci/setup run
	@.ci/build quick
	@cargo build
	@.ci/serve

watch:          ## serve a debug build, and build and start it anew whenever a source changes
	@.ci/setup run watch
	@.ci/watch

build:          ## the release binary, target/release/handshake, carrying its assets
	@.ci/setup build
	@.ci/build
	@cargo build --release

test:           ## everything: lint, Rust tests on both engines, browser specs, faults in short
	@.ci/setup all
	@.ci/test

faults:         ## kills, full disks, old backups, wrong clocks: one table, 20 seeds each
	@.ci/setup all
	@.ci/build quick
	@.ci/faults

bench: build    ## what each kind of request costs (PEOPLE=1000 for a short try): end2end/bench/RESULTS.md
	@.ci/setup bench
	@PEOPLE="$(PEOPLE)" ONLY="$(ONLY)" EACH="$(EACH)" .ci/bench

lint:           ## formatting, clippy for both halves, licences of the dependencies
	@.ci/lint

sbom:           ## the bill of materials of the release binary, target/handshake.cdx.json (CycloneDX)
	@.ci/setup sbom
	@mkdir -p target
	@node .ci/sbom/sbom.mjs target/handshake.cdx.json

fmt:            ## format the code
	@cargo fmt --all
