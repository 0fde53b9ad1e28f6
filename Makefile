# The door to everything: `make help` lists the targets.
#
#   make exp NAME=captioning-attention
#   make exp NAME=captioning-attention SET="train.epochs=3 model.cell=gru"
#
# NAME, RUN, TEXT, IMAGE and DIR are one word each, whatever is in it. SET, RUNS, PAGES and ARGS are words with blanks between them; quotes
# and \ in them mean what they mean to a shell, and nothing else does: SET='title="run 2" data.path=$$100.txt'.
#
# TorchDevice=cuda builds on TorchSharp-cuda-linux instead of TorchSharp-cpu; it is remembered until `make clean` or TorchDevice=cpu.

SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# Every build ends when it ends: no compiler or MSBuild server stays behind, with an environment of its own.
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1
export DOTNET_CLI_USE_MSBUILD_SERVER := 0
export MSBUILDDISABLENODEREUSE := 1
export UseSharedCompilation := false

PYTHON ?= /usr/bin/python3
BROWSER ?= chromium

# As they were typed: the recipes read them from the environment, where neither make nor the shell looks into them.
typed := NAME RUN RUNS TEXT IMAGE DIR SET ARGS FILTER PYTHON PAGES BROWSER
$(foreach name,$(typed),$(eval override $(name) := $$(value $(name))))
export $(typed)

device := artifacts/torch-device
export TorchDevice ?= $(or $(shell cat $(device) 2> /dev/null),cpu)
$(if $(filter cpu cuda,$(TorchDevice)),,$(error TorchDevice=$(TorchDevice): expected cpu or cuda))

program := artifacts/bin/RnnResearch.Cli/release/rnn.dll
rnn := dotnet $(program)
sources := $(shell find src build -type f -not -path '*/obj/*' -not -path '*/bin/*') $(wildcard Directory.*.props) global.json

bench-parts := speed paths growth micro

example-NAME = $(if $(filter data,$(MAKECMDGOALS)),flickr8k,$(if $(filter sweep,$(MAKECMDGOALS)),ablation-cells,captioning-attention))
example-IMAGE := photo.jpg
example-TEXT := 'ein hund läuft .'
example-DIR := path/to/folder
example-RUN := results/captioning-attention/latest
example-PAGES := results/index.html

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | while IFS=$$'\t' read -r target text; do printf '  make %-10s %s\n' "$$target" "$$text"; done

.PHONY: exp
exp: given-NAME $(program) ## train, evaluate and report an experiment: NAME=captioning-attention [SET='key.path=value title="two words" ...']
	@build/words.sh SET $(rnn) train "$$NAME"

.PHONY: sweep
sweep: given-NAME $(program) ## a grid of experiments with seeds and its table: NAME=ablation-cells [DRY_RUN=1] [FAIL_FAST=1] [FRESH=1]
	@$(rnn) sweep $(if $(DRY_RUN),--dry-run) $(if $(FAIL_FAST),--fail-fast) $(if $(FRESH),--fresh) -- "$$NAME"

.PHONY: resume
resume: given-RUN $(program) ## go on with an interrupted run: RUN=results/NAME/latest [SET="train.epochs=20"]
	@build/words.sh SET $(rnn) resume --run "$$RUN"

.PHONY: report
report: $(program) ## a page: of a run or sweep, RUN=results/NAME/latest; of runs side by side, RUNS="results/A/latest results/B/latest"; of all
	@build/words.sh RUNS $(rnn) report -- $(if $(RUN),"$$RUN")

.PHONY: eval
eval: given-RUN $(program) ## evaluate a run again, into evaluation/NAME-TIME: RUN=results/NAME/latest
	@$(rnn) eval --run "$$RUN"

.PHONY: sample
sample: given-RUN $(program) ## write text with a trained run: RUN=results/NAME/latest [ARGS="--prompt ROMEO: --temperature 0.8 --length 2000"]
	@build/words.sh ARGS $(rnn) sample --run "$$RUN"

.PHONY: caption
caption: given-RUN given-IMAGE $(program) ## caption pictures of your own: RUN=results/NAME/latest IMAGE=photo.jpg
	@$(rnn) caption --run "$$RUN" -- "$$IMAGE"

.PHONY: translate
translate: given-RUN given-TEXT $(program) ## translate a sentence of your own: RUN=results/NAME/latest TEXT="ein hund läuft ."
	@$(rnn) translate --run "$$RUN" -- "$$TEXT"

.PHONY: cells
cells: given-RUN $(program) ## what a language model's cells keep track of in a text, as a page: RUN=results/NAME/latest [TEXT=file] [ARGS="--property 'numbers=[0-9]+'"]
	@build/words.sh ARGS $(rnn) cells --run "$$RUN" $(if $(TEXT),--text "$$TEXT")

.PHONY: gallery
gallery: given-RUN $(program) ## test pictures with captions and where the decoder looked, as a page: RUN=results/NAME/latest [ARGS="--split novel --beam 5"]
	@build/words.sh ARGS $(rnn) gallery --run "$$RUN"

.PHONY: config
config: given-NAME $(program) ## the resolved configuration and where each value came from: NAME= [SET=]
	@build/words.sh SET $(rnn) config "$$NAME"

.PHONY: list
list: $(program) ## the experiments, with their questions and how long they take
	@$(rnn) list

.PHONY: data
data: given-NAME $(program) ## fetch a data set, verified: NAME=flickr8k
	@$(rnn) data get -- "$$NAME"

.PHONY: check
check: given-DIR $(program) ## look over a folder of your own images and captions: DIR=path/to/folder
	@$(rnn) data check -- "$$DIR"

.PHONY: doctor
doctor: $(program) ## torch, threads, speed, disk, data sets found
	@$(rnn) doctor

.PHONY: build
build: $(program) ## build the rnn program
	@:

.PHONY: test
test: ## build everything and run all tests
	@build/test.sh

.PHONY: bench
bench: $(program) ## ours beside others, what each fast path is worth, how cost grows, small parts: [PART="speed paths growth micro"] [CASES="char-lstm sample-128"] [TURNS=5] [FILTER='*Layers*'] [PYTHON=/usr/bin/python3]
	@status=0; for part in $(or $(PART),$(if $(CASES),speed,$(bench-parts))); do $(MAKE) --no-print-directory bench-$$part || status=1; done; exit $$status

.PHONY: $(bench-parts:%=bench-%)
bench-speed: $(program)
	@build/build.sh bench/Speed && dotnet artifacts/bin/Speed/release/Speed.dll "$$PYTHON" $(or $(TURNS),5) $(CASES)

bench-paths:
	@build/build.sh bench/Speed && dotnet artifacts/bin/Speed/release/Speed.dll paths $(or $(TURNS),5) $(CASES)

bench-growth:
	@build/build.sh bench/Growth && dotnet artifacts/bin/Growth/release/Growth.dll

bench-micro:
	@build/build.sh bench/Micro && dotnet artifacts/bin/Micro/release/Micro.dll $(if $(FILTER),--filter "$$FILTER")

.PHONY: bench-pages
bench-pages: given-PAGES ## how long pages take to open in a browser: PAGES="results/index.html results/NAME/latest/report.html" [TURNS=9] [BROWSER=chromium]
	@build/build.sh bench/Pages && build/words.sh PAGES dotnet artifacts/bin/Pages/release/Pages.dll "$$BROWSER" $(or $(TURNS),9)

.PHONY: format
format: ## format the sources
	@dotnet format RnnResearch.sln

.PHONY: docs
docs: $(program) ## write docs/configuration.md from the configuration records
	@$(rnn) docs

.PHONY: clean
clean: ## remove everything that was built; runs and data stay
	@rm -rf artifacts

given-%:
	@$(if $($*),:,$(error $*= is missing, for example: make $(firstword $(MAKECMDGOALS)) $*=$(example-$*)))

$(program): $(device) $(sources)
	@build/build.sh src/RnnResearch.Cli && touch $@

# Written only when it changes, so that nothing is built again for its sake.
.PHONY: look
$(device): look
	@build/need-dotnet.sh
	@mkdir -p $(@D); [ "$$(cat $@ 2> /dev/null)" = "$(TorchDevice)" ] || echo $(TorchDevice) > $@
