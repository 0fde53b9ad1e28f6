# The door to everything: `make help` lists the targets.
#
#   make exp NAME=captioning-attention
#   make exp NAME=captioning-attention SET="train.epochs=3 model.cell=gru"
#
# TorchBackend=package|local and TorchDevice=cpu|cuda choose what stands behind the TorchSharp names; without them the
# first build finds out by itself and remembers it in artifacts/torch-backend.props.

SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# Every build ends when it ends: no compiler or MSBuild server stays behind, with an environment of its own.
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1
export DOTNET_CLI_USE_MSBUILD_SERVER := 0
export MSBUILDDISABLENODEREUSE := 1
export UseSharedCompilation := false

backend := artifacts/torch-backend.props
program := artifacts/bin/RnnResearch.Cli/release/rnn.dll
rnn := dotnet $(program)
sources := $(shell find src build -type f -not -path '*/obj/*' -not -path '*/bin/*') $(wildcard Directory.*.props) global.json

bench-parts := speed growth operators micro
PYTHON ?= /usr/bin/python3

example-NAME = $(if $(filter data,$(MAKECMDGOALS)),flickr8k,$(if $(filter sweep,$(MAKECMDGOALS)),ablation-cells,captioning-attention))
example-IMAGE := photo.jpg
example-DIR := path/to/folder
example-RUN := results/captioning-attention/latest

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | while IFS=$$'\t' read -r target text; do printf '  make %-10s %s\n' "$$target" "$$text"; done

.PHONY: exp
exp: given-NAME $(program) ## train, evaluate and report an experiment: NAME=captioning-attention [SET="key.path=value ..."]
	@$(rnn) train $(NAME) $(SET)

.PHONY: sweep
sweep: given-NAME $(program) ## a grid of experiments with seeds and its table: NAME=ablation-cells [DRY_RUN=1] [FAIL_FAST=1] [FRESH=1]
	@$(rnn) sweep $(NAME) $(if $(DRY_RUN),--dry-run) $(if $(FAIL_FAST),--fail-fast) $(if $(FRESH),--fresh)

.PHONY: resume
resume: given-RUN $(program) ## go on with an interrupted run: RUN=results/NAME/latest
	@$(rnn) resume --run $(RUN)

.PHONY: eval
eval: given-RUN $(program) ## evaluate a run again: RUN=results/NAME/latest
	@$(rnn) eval --run $(RUN)

.PHONY: sample
sample: given-RUN $(program) ## write text with a trained run: RUN=results/NAME/latest [ARGS="--prompt ROMEO: --temperature 0.8 --length 2000"]
	@$(rnn) sample --run $(RUN) $(ARGS)

.PHONY: caption
caption: given-RUN given-IMAGE $(program) ## caption pictures of your own: RUN=results/NAME/latest IMAGE=photo.jpg
	@$(rnn) caption --run $(RUN) $(IMAGE)

.PHONY: config
config: given-NAME $(program) ## the resolved configuration and where each value came from: NAME= [SET=]
	@$(rnn) config $(NAME) $(SET)

.PHONY: list
list: $(program) ## the experiments, with their questions and how long they take
	@$(rnn) list

.PHONY: data
data: given-NAME $(program) ## fetch a data set, verified: NAME=flickr8k
	@$(rnn) data get $(NAME)

.PHONY: check
check: given-DIR $(program) ## look over a folder of your own images and captions: DIR=path/to/folder
	@$(rnn) data check $(DIR)

.PHONY: doctor
doctor: $(program) ## backend, threads, speed, disk, data sets found
	@$(rnn) doctor

.PHONY: build
build: $(program) ## build the rnn program
	@:

.PHONY: test
test: $(backend) ## build everything and run all tests
	@build/test.sh

.PHONY: bench
bench: $(program) ## ours beside PyTorch and numpy, how cost grows, small parts: [PART="speed growth operators micro"] [CASES="char-lstm sample-128"] [TURNS=7] [FILTER='*Layers*'] [PYTHON=/usr/bin/python3]
	@status=0; for part in $(or $(PART),$(if $(CASES),speed,$(bench-parts))); do $(MAKE) --no-print-directory bench-$$part || status=1; done; exit $$status

.PHONY: $(bench-parts:%=bench-%)
bench-speed: $(program)
	@build/build.sh bench/Speed && dotnet artifacts/bin/Speed/release/Speed.dll $(PYTHON) $(or $(TURNS),7) $(CASES)

bench-growth: $(backend)
	@build/build.sh bench/Growth && dotnet artifacts/bin/Growth/release/Growth.dll

bench-operators: $(backend)
	@build/build.sh bench/Operators && dotnet artifacts/bin/Operators/release/Operators.dll $(PYTHON)

bench-micro: $(backend)
	@build/build.sh bench/Micro && dotnet artifacts/bin/Micro/release/Micro.dll $(if $(FILTER),--filter '$(FILTER)')

.PHONY: format
format: $(backend) ## format the sources
	@dotnet format RnnResearch.sln

.PHONY: docs
docs: $(program) ## write docs/configuration.md from the configuration records
	@$(rnn) docs

.PHONY: backend
backend: ## find the torch backend again, or set it: TorchBackend=local
	@rm -f $(backend) && build/torch-backend.sh $(backend)

.PHONY: clean
clean: ## remove everything that was built, and the remembered backend; runs and data stay
	@rm -rf artifacts

given-%:
	@$(if $($*),:,$(error $*= is missing, for example: make $(firstword $(MAKECMDGOALS)) $*=$(example-$*)))

$(program): $(backend) $(sources)
	@build/build.sh src/RnnResearch.Cli && touch $@

# Asked for on the command line, the backend is set anew; else it is found once.
ifneq ($(origin TorchBackend)$(origin TorchDevice),undefinedundefined)
export TorchBackend TorchDevice
.PHONY: chosen-backend
$(backend): chosen-backend
endif
$(backend):
	@build/torch-backend.sh $@
