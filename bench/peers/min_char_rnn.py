"""min-char-rnn in numpy: a vanilla RNN over one stream of one-hot characters, gradients by hand, clipped by value, and Adagrad.

The algorithm is that of the gist the lecture shows, with its sizes; the words are ours. Numbers are of single precision as on
the C# side, which numpy computes faster than the gist's double ones. Products are `dot`'s, because `@` takes six times
as long for that of a column and a row. Threads come from the environment alone.
"""
import numpy as np

from serving import serve, task, tokens

ADAGRAD = 1e-8


def wave(*shape):
    """The numbers of training.py's wave, a function of the shape."""
    return (0.1 * np.sin(np.arange(np.prod(shape)) * 0.7 + shape[0])).astype(np.float32).reshape(shape)


class MinCharRnn:
    def __init__(self, task):
        self.hidden, self.vocabulary, self.steps = task["model"]["hidden"], task["vocabulary"], task["sequence_length"]
        self.rate, self.clip = np.float32(task["train"]["optimizer"]["learning_rate"]), task["train"]["clip_value"]
        self.steps_per_run = task["steps_per_run"]
        self.text = tokens(self.steps * task["chunks"] + 1, self.vocabulary)
        self.Wxh = wave(self.hidden, self.vocabulary)
        self.Whh = wave(self.hidden, self.hidden)
        self.Why = wave(self.vocabulary, self.hidden)
        self.bh, self.by = wave(self.hidden, 1), wave(self.vocabulary, 1)
        self.weights = [self.Wxh, self.Whh, self.Why, self.bh, self.by]
        self.memory = [np.zeros_like(weight) for weight in self.weights]
        self.h, self.at = None, 0

    def one_hot(self, token):
        x = np.zeros((self.vocabulary, 1), np.float32)
        x[token] = 1
        return x

    def gradients(self, inputs, targets, h):
        """The loss summed over the steps, its gradients in the order of the weights, and the last state."""
        x, p, hs, loss = [], [], [h], 0.0
        for token, target in zip(inputs, targets):
            x.append(self.one_hot(token))
            hs.append(np.tanh(self.Wxh.dot(x[-1]) + self.Whh.dot(hs[-1]) + self.bh))
            e = np.exp(self.Why.dot(hs[-1]) + self.by)
            p.append(e / e.sum())
            loss -= np.log(p[-1][target, 0])
        gradients = dWxh, dWhh, dWhy, dbh, dby = [np.zeros_like(weight) for weight in self.weights]
        later = np.zeros_like(h)
        for t in reversed(range(len(inputs))):
            dy = p[t]
            dy[targets[t]] -= 1
            dWhy += dy.dot(hs[t + 1].T)
            dby += dy
            da = (self.Why.T.dot(dy) + later) * (1 - hs[t + 1] * hs[t + 1])
            dbh += da
            dWxh += da.dot(x[t].T)
            dWhh += da.dot(hs[t].T)
            later = self.Whh.T.dot(da)
        return loss, gradients, hs[-1]

    def step(self):
        """One update; returns the loss per character."""
        if self.at + self.steps + 1 > len(self.text):
            self.at = 0
        if self.at == 0:
            self.h = np.zeros((self.hidden, 1), np.float32)
        inputs, targets = self.text[self.at:self.at + self.steps], self.text[self.at + 1:self.at + self.steps + 1]
        loss, gradients, self.h = self.gradients(inputs, targets, self.h)
        for weight, gradient, memory in zip(self.weights, gradients, self.memory):
            np.clip(gradient, -self.clip, self.clip, out=gradient)
            memory += gradient * gradient
            weight -= self.rate * gradient / np.sqrt(memory + np.float32(ADAGRAD))
        self.at += self.steps
        return loss / self.steps

    def run(self):
        for _ in range(self.steps_per_run):
            self.step()
        return self.steps_per_run * self.steps

    def fixed_point(self):
        """The number of weights, and the losses of the first and the third chunk."""
        first, _, third = self.step(), self.step(), self.step()
        self.at = 0
        return sum(weight.size for weight in self.weights), first, third


def main():
    network = MinCharRnn(task())
    serve(network.fixed_point(), network.run)


if __name__ == "__main__":
    main()
