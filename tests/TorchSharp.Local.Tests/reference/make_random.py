"""Writes random.json: the first numbers of PyTorch's streams after manual_seed(1), and a generator's of its own.

    python3 make_random.py
"""
import json
import os

import torch


def stream(seed):
    torch.manual_seed(seed)
    return {
        "randn": torch.randn(20).tolist(),
        "rand": torch.rand(5).tolist(),
        "randint": torch.randint(0, 100, (5,)).tolist(),
        "randperm": torch.randperm(10).tolist(),
        "bernoulli": torch.bernoulli(torch.full((8,), 0.3)).tolist(),
        "multinomial": torch.multinomial(torch.tensor([0.1, 0.2, 0.7]), 6, True).tolist(),
        "normal_": torch.empty(3).normal_(1.0, 2.0).tolist(),
        "uniform_": torch.empty(3).uniform_(-1.0, 1.0).tolist(),
        "exponential_": torch.empty(3).exponential_(2.0).tolist(),
        "dropout": torch.nn.functional.dropout(torch.ones(8), 0.5).tolist(),
    }


own = torch.Generator().manual_seed(7)
result = {"seed": 1, "stream": stream(1), "generator": torch.randn(4, generator=own).tolist()}
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "random.json"), "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
