"""Training words per second of the attention captioner in eager PyTorch: the equations, sizes and batches of bench/Speed/CaptionerTraining.cs."""
import torch
from torch import nn
from torch.nn import functional as F

from serving import serve, task
from training import Learner, fill, prepare, wave

IMAGES, CAPTIONS, BATCHES = 16, 5, 4
VOCABULARY, PLACES, CHANNELS = 2539, 49, 1280
START, END, FIRST_WORD = 1, 2, 4

# How many of a hundred captions have so many words, as among Flickr8k's training captions.
LENGTHS = {4: 2, 5: 2, 6: 7, 7: 8, 8: 10, 9: 11, 10: 11, 11: 10, 12: 10, 13: 7, 14: 7, 15: 4, 16: 3, 17: 3, 18: 1, 19: 2, 21: 1, 23: 1}


class Batch:
    """Features [N, L, C] and the captions, longest first, packed step by step."""

    def __init__(self, number):
        sizes = [size for size, count in LENGTHS.items() for _ in range(count)]
        # 37 has no factor in common with 100: every caption gets another length of the list.
        lengths = [sizes[(caption * 37 + number) % 100] for caption in range(IMAGES * CAPTIONS)]
        order = sorted(range(len(lengths)), key=lambda caption: -lengths[caption])
        words = [[FIRST_WORD + (caption * 131 + t * 17 + number) % (VOCABULARY - FIRST_WORD) for t in range(lengths[caption])] for caption in order]
        steps = range(max(lengths) + 1)
        rows = [[row for row, caption in enumerate(words) if len(caption) >= t] for t in steps]
        self.images = torch.tensor([caption // CAPTIONS for caption in order])
        self.rows = torch.tensor([row for running in rows for row in running])
        self.running = [len(running) for running in rows]
        self.inputs = torch.tensor([words[row][t - 1] if t else START for t in steps for row in rows[t]])
        self.targets = torch.tensor([words[row][t] if t < len(words[row]) else END for t in steps for row in rows[t]])
        self.features = torch.randn(IMAGES, PLACES, CHANNELS).relu_()


class Decoder(nn.Module):
    """Show, Attend and Tell over narrowed annotations; `sizes` is the section "model" of an experiment's configuration."""

    def __init__(self, sizes, dropouts=True):
        super().__init__()
        embedding, hidden = sizes["embedding"], sizes["hidden"]
        attention, annotation = sizes["attention"]["size"], sizes["attention"]["annotation_size"]
        self.embedding = nn.Embedding(VOCABULARY, embedding)
        self.cell_input = nn.Linear(embedding, 4 * hidden)
        self.cell_state = nn.Linear(hidden, 4 * hidden)
        self.narrowing = nn.Linear(CHANNELS, annotation)
        self.wa = nn.Linear(annotation, attention)
        self.v = nn.Linear(attention, 1, bias=False)
        self.wh = nn.Linear(hidden, attention, bias=False)
        self.h0 = nn.Linear(annotation, hidden)
        self.c0 = nn.Linear(annotation, hidden)
        self.beta = nn.Linear(hidden, 1)
        self.wzh = nn.Linear(annotation, 4 * hidden, bias=False)
        self.lh = nn.Linear(hidden, embedding)
        self.lz = nn.Linear(annotation, embedding, bias=False)
        self.lo = nn.Linear(embedding, VOCABULARY)
        self.input_dropout = nn.Dropout(sizes["input_dropout"] if dropouts else 0)
        self.dropout = nn.Dropout(sizes["dropout"] if dropouts else 0)

    def forward(self, batch, features):
        """Logits [S, V] and weights alpha [S, L] of all packed words."""
        a = self.narrowing(self.input_dropout(features))
        mean = a.mean(1)
        h, c = torch.tanh(self.h0(mean))[batch.images], torch.tanh(self.c0(mean))[batch.images]
        keys, a = self.wa(a)[batch.images], a[batch.images]
        y = self.input_dropout(self.embedding(batch.inputs))
        states, contexts, alphas = [], [], []
        for n, projected in zip(batch.running, self.cell_input(y).split(batch.running)):
            if n < len(h):  # captions that ended leave for good: a chain of views, not one slice of the whole per step
                h, c, keys, a = h[:n], c[:n], keys[:n], a[:n]
            scores = self.v(torch.tanh(keys + self.wh(h).unsqueeze(1))).squeeze(2)
            alpha = torch.softmax(scores, 1)
            z = torch.sigmoid(self.beta(h)) * torch.bmm(alpha.unsqueeze(1), a).squeeze(1)
            i, f, g, o = (projected + self.wzh(z) + self.cell_state(h)).chunk(4, 1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            states.append(h)
            contexts.append(z)
            alphas.append(alpha)
        deep = torch.tanh(y + self.lh(torch.cat(states)) + self.lz(torch.cat(contexts)))
        return self.lo(self.dropout(deep)), torch.cat(alphas)


def loss(decoder, batch, features, regulariser):
    """Cross-entropy per word with the doubly stochastic regulariser, and without."""
    logits, alpha = decoder(batch, features)
    looked = torch.zeros(IMAGES * CAPTIONS, PLACES).index_add(0, batch.rows, alpha)
    cross_entropy = F.cross_entropy(logits, batch.targets)
    return cross_entropy + regulariser * (1 - looked).square().sum() / len(batch.targets), cross_entropy


def fixed_point(task, batches):
    """The number of weights, and the losses of the first and the third batch, without dropout, from weights and features that are a function of their shape."""
    decoder = Decoder(task["model"], dropouts=False)
    learner = Learner(decoder, task["train"])
    weights = fill(decoder)
    features = wave(batches[0].features, 1.0).abs()
    losses = [learner.step(lambda: loss(decoder, batch, features, task["regulariser"])) for batch in batches[:3]]
    return weights, losses[0], losses[2]


def main():
    prepare()
    case, batches = task(), [Batch(number) for number in range(BATCHES)]
    found = fixed_point(case, batches)
    decoder = Decoder(case["model"])
    learner = Learner(decoder, case["train"])

    def run():
        for batch in batches:
            learner.step(lambda: loss(decoder, batch, batch.features, case["regulariser"]))
        return sum(len(batch.targets) for batch in batches)

    serve(found, run)


if __name__ == "__main__":
    main()
