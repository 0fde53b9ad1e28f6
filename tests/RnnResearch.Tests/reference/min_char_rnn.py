#!/usr/bin/env python3
"""The character-level network of min-char-rnn (lecture 10; H 100, T 25, batch 1, Adagrad, elements clipped to +-5) in numpy, written
anew from its equations, as a reference for RnnResearch: the losses of its first iterations from given weights.

    python3 min_char_rnn.py > min-char-rnn.json

The text, min-char-rnn.txt, is the first two chapters of the project's corpus "generated" as its first version wrote them.

At its own rate, 0.1, it can be compared for a few iterations only. Adagrad's first updates are of +-0.1 whatever the gradient, which throws
the network into chaos: in double precision a change of 1e-16 in the biases, or another order of the sums in Whh h, grows to percents of the
loss within 20 iterations, in single precision within 6. At 0.01 rounding stays rounding (3e-8 in single precision) over all 200.
"""
import json
import os

import numpy as np

HIDDEN, STEPS, CLIP = 100, 25, 5.0
RUNS = [(0.1, 5), (0.01, 200)]  # learning rate, iterations

here = os.path.dirname(os.path.abspath(__file__))
text = open(os.path.join(here, "min-char-rnn.txt"), encoding="utf-8").read()
letters = list(dict.fromkeys(text))  # numbered in order of first appearance
ids = [letters.index(letter) for letter in text]
V = len(letters)


class Numbers:
    """A 32-bit linear congruential generator; a normal number is the sum of twelve uniform ones less six."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return self.state / 2**32

    def matrix(self, rows, columns):
        return np.array([[0.01 * (sum(self.uniform() for _ in range(12)) - 6) for _ in range(columns)] for _ in range(rows)])


def loss_and_gradients(weights, inputs, targets, before):
    Wxh, Whh, Why, bh, by = weights
    h, p, loss = {-1: before}, {}, 0.0
    for t, i in enumerate(inputs):
        h[t] = np.tanh(Wxh[:, i] + Whh @ h[t - 1] + bh)
        y = Why @ h[t] + by
        p[t] = np.exp(y - y.max())
        p[t] /= p[t].sum()
        loss -= np.log(p[t][targets[t]])
    gradients = [np.zeros_like(weight) for weight in weights]
    dWxh, dWhh, dWhy, dbh, dby = gradients
    dh_next = np.zeros(HIDDEN)
    for t in reversed(range(len(inputs))):
        dy = p[t].copy()
        dy[targets[t]] -= 1
        dWhy += np.outer(dy, h[t])
        dby += dy
        da = (1 - h[t] ** 2) * (Why.T @ dy + dh_next)
        dWxh[:, inputs[t]] += da
        dWhh += np.outer(da, h[t - 1])
        dbh += da
        dh_next = Whh.T @ da
    return loss, [gradient.clip(-CLIP, CLIP) for gradient in gradients], h[len(inputs) - 1]


def train(rate, iterations):
    numbers = Numbers(1)
    weights = [numbers.matrix(HIDDEN, V), numbers.matrix(HIDDEN, HIDDEN), numbers.matrix(V, HIDDEN), np.zeros(HIDDEN), np.zeros(V)]
    squares = [np.zeros_like(weight) for weight in weights]
    losses, smooth = [], [-np.log(1 / V) * STEPS]
    h, at = np.zeros(HIDDEN), 0
    for _ in range(iterations):
        loss, gradients, h = loss_and_gradients(weights, ids[at:at + STEPS], ids[at + 1:at + STEPS + 1], h)
        losses.append(loss)
        smooth.append(0.999 * smooth[-1] + 0.001 * loss)
        for weight, gradient, square in zip(weights, gradients, squares):
            square += gradient * gradient
            weight -= rate * gradient / np.sqrt(square + 1e-8)
        at += STEPS
    return {"rate": rate, "losses": losses, "smooth": smooth[1:]}


print(json.dumps({"vocabulary": "".join(letters), "runs": [train(rate, iterations) for rate, iterations in RUNS]}, indent=1))
