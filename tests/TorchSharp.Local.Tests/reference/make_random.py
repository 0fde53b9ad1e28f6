"""Writes random.json: the first numbers of PyTorch's streams after manual_seed(1), and a generator's of its own.

    python3 make_random.py
"""
import json
import os

import torch
from torch.nn import functional

SEED = 1


def stream():
    return {
        "randn": torch.randn(20),
        "rand": torch.rand(5),
        "randint": torch.randint(0, 100, (5,)),
        "randperm": torch.randperm(10),
        "bernoulli": torch.bernoulli(torch.full((8,), 0.3)),
        "multinomial": torch.multinomial(torch.tensor([0.1, 0.2, 0.7]), 6, True),
        "normal_": torch.empty(3).normal_(1.0, 2.0),
        "uniform_": torch.empty(3).uniform_(-1.0, 1.0),
        "exponential_": torch.empty(3).exponential_(2.0),
    }


def dropout():
    return {
        "dropout": functional.dropout(torch.ones(20), 0.3),
        "dropout_": functional.dropout(torch.ones(20), 0.3, inplace=True),
        "dropout2d": functional.dropout2d(torch.ones(2, 4, 1, 2), 0.3),
        "dropout2d_": functional.dropout2d(torch.ones(2, 4, 1, 2), 0.3, inplace=True),
    }


def samples():
    return {
        "bernoulli_": torch.empty(8).bernoulli_(0.3),
        "bernoulli_each": torch.empty(3).bernoulli_(torch.tensor([0.0, 1.0, 0.5])),
        "random_": torch.empty(5).random_(2, 9),
        "geometric_": torch.empty(5).geometric_(0.25),
        "log_normal_": torch.empty(3).log_normal_(0.5, 0.25),
        "cauchy_": torch.empty(3).cauchy_(0.5, 0.1),
        "poisson": torch.poisson(torch.full((5,), 3.0)),
        "normal": torch.normal(1.0, 2.0, (3,)),
        "normal_each": torch.normal(torch.tensor([1.0, -1.0]), torch.tensor([0.5, 2.0])),
        "rand_like": torch.rand_like(torch.empty(2, 2)),
        "randn_like": torch.randn_like(torch.empty(2, 2)),
        "randint_like": torch.randint_like(torch.empty(2, 2), 3, 9),
    }


def seeded(draw):
    torch.manual_seed(SEED)
    return {name: numbers.flatten().tolist() for name, numbers in draw().items()}


own = torch.Generator().manual_seed(7)
result = {"seed": SEED, "stream": seeded(stream), "dropout": seeded(dropout), "samples": seeded(samples)}
result["generator"] = torch.randn(4, generator=own).tolist()
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "random.json"), "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
