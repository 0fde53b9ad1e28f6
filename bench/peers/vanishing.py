"""PyTorch's own layers where states and gradients fade into denormal numbers: the twin of bench/Micro/VanishingRuns.cs. Prints milliseconds.

    python3 bench/peers/vanishing.py [flush]

Without "flush" PyTorch computes with denormals, as it does by itself.
"""
import sys
import time

import torch

STEPS, BATCH, INPUT, HIDDEN, TURNS = 200, 50, 64, 128, 9
LAYERS = {
    "rnn": lambda: torch.nn.RNN(INPUT, HIDDEN),
    "relu_rnn": lambda: torch.nn.RNN(INPUT, HIDDEN, nonlinearity="relu"),
    "lstm": lambda: torch.nn.LSTM(INPUT, HIDDEN),
    "gru": lambda: torch.nn.GRU(INPUT, HIDDEN),
}


def passes(cell, vanishing):
    """The two that are timed: forward, and forward with backward."""
    torch.manual_seed(1)
    layer = LAYERS[cell]()
    x, loss_of, h = torch.randn(STEPS, BATCH, INPUT), torch.ones(STEPS, BATCH, HIDDEN), torch.zeros(1, BATCH, HIDDEN)
    if vanishing:
        with torch.no_grad():
            for weight in layer.parameters():
                weight.mul_(0 if weight.dim() == 1 else 0.5)
        x.fill_(0)
        loss_of[:-1] = 0
        h.fill_(1)
    state = (h, h.clone()) if cell == "lstm" else h

    def forward():
        with torch.no_grad():
            layer(x, state)

    def both():
        layer.zero_grad()
        (layer(x, state)[0] * loss_of).sum().backward()

    return forward, both


def fastest(run):
    run()
    times = []
    for _ in range(TURNS):
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return 1000 * min(times)


torch.set_num_threads(1)
torch.set_flush_denormal("flush" in sys.argv[1:])
print("| cell | pass | ordinary | vanishing | times |\n| --- | --- | --- | --- | --- |")
for cell in LAYERS:
    for name, ordinary, vanishing in zip(("forward", "both"), passes(cell, False), passes(cell, True)):
        (a, b) = (fastest(ordinary), fastest(vanishing))
        print(f"| {cell} | {name} | {a:.1f} | {b:.1f} | {b / a:.1f} |", flush=True)
