"""What the peers of bench/Training share: how a model is updated, numbers that are a function of a shape, and answering the C# side.

A peer is started with the number of threads. The first line out is "parameters TAB loss", the loss of a fixed point
that shows both sides compute the same. Then for each line that comes in, one measurement goes out: "tokens TAB
seconds TAB processor seconds".
"""
import sys
import time

import torch
from torch import nn

CLIP = 5.0


class Learner:
    """Forward, loss, backward, clip, Adam."""

    def __init__(self, model, learning_rate):
        self.parameters = list(model.parameters())
        self.optimizer = torch.optim.Adam(self.parameters, learning_rate)

    def step(self, objective):
        self.optimizer.zero_grad(set_to_none=True)
        loss = objective()
        loss.backward()
        nn.utils.clip_grad_norm_(self.parameters, CLIP)
        loss.item()
        self.optimizer.step()


def wave(like, height):
    return (torch.arange(like.numel(), dtype=torch.float64) * 0.7 + like.shape[0]).sin().mul(height).float().view(like.shape)


def fill(model):
    """Puts such numbers into all weights; returns how many there are."""
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(wave(parameter, 0.1))
    return sum(parameter.numel() for parameter in model.parameters())


def prepare():
    torch.set_num_threads(int(sys.argv[1]))
    torch.set_flush_denormal(True)
    torch.manual_seed(1)


def serve(fixed_point, train):
    """Answers until the C# side closes; train() returns the number of tokens."""
    print("{}\t{:.6f}".format(*fixed_point), flush=True)
    for _ in sys.stdin:
        start, processor = time.perf_counter(), time.process_time()
        tokens = train()
        print(f"{tokens}\t{time.perf_counter() - start:.6f}\t{time.process_time() - processor:.6f}", flush=True)
