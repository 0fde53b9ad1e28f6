#!/usr/bin/env python3
"""The character-level network of min-char-rnn (lecture 10; H 100, T 25, batch 1, Adagrad 0.1, elements clipped to +-5) in numpy, written
anew from its equations, as a reference for RnnResearch: the losses of its first iterations from given weights.

    python3 min_char_rnn.py > min-char-rnn.json
"""
import json
import os

import numpy as np

HIDDEN, STEPS, RATE, CLIP, ITERATIONS = 100, 25, 0.1, 5.0, 200

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


numbers = Numbers(1)
Wxh, Whh, Why = numbers.matrix(HIDDEN, V), numbers.matrix(HIDDEN, HIDDEN), numbers.matrix(V, HIDDEN)
bh, by = np.zeros(HIDDEN), np.zeros(V)
weights = [Wxh, Whh, Why, bh, by]
squares = [np.zeros_like(weight) for weight in weights]


def loss_and_gradients(inputs, targets, before):
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


losses, smooth = [], [-np.log(1 / V) * STEPS]
h, at = np.zeros(HIDDEN), 0
for _ in range(ITERATIONS):
    loss, gradients, h = loss_and_gradients(ids[at:at + STEPS], ids[at + 1:at + STEPS + 1], h)
    losses.append(loss)
    smooth.append(0.999 * smooth[-1] + 0.001 * loss)
    for weight, gradient, square in zip(weights, gradients, squares):
        square += gradient * gradient
        weight -= RATE * gradient / np.sqrt(square + 1e-8)
    at += STEPS

print(json.dumps({"vocabulary": "".join(letters), "losses": losses, "smooth": smooth[1:]}, indent=1))
