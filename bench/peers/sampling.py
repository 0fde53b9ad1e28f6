"""Writing text one token at a time in eager PyTorch: the network of bench/Speed/Sampling.cs, each token drawn and fed back."""
import torch
from torch.nn import functional as F

from language import LanguageModel
from serving import serve, task, tokens
from training import fill, prepare

READ = 50  # tokens of the fixed sequence, as in bench/Speed/Sampling.cs


class Writer:
    def __init__(self, task):
        self.model = LanguageModel(task["model"], task["vocabulary"]).eval()
        self.weights = fill(self.model)
        self.vocabulary, self.tokens_per_run = task["vocabulary"], task["tokens_per_run"]
        self.last, self.state = torch.zeros(1, 1, dtype=torch.int64), None

    def fixed_point(self):
        """The number of weights, and the log-probability of a made-up sequence, read token by token."""
        text = torch.tensor(tokens(READ + 1, self.vocabulary))
        logp, state = 0.0, None
        with torch.no_grad():
            for token, following in zip(text[:-1], text[1:]):
                scores, state = self.model(token.view(1, 1), state)
                logp += F.log_softmax(scores[0, 0], 0)[following].item()
        return self.weights, logp

    def run(self):
        with torch.no_grad():
            for _ in range(self.tokens_per_run):
                scores, self.state = self.model(self.last, self.state)
                self.last = torch.softmax(scores[0], 1).multinomial(1)  # [1, 1], as the next step reads it
                self.last.item()  # who writes needs to know
        return self.tokens_per_run


def main():
    prepare()
    writer = Writer(task())
    serve(writer.fixed_point(), writer.run)


if __name__ == "__main__":
    main()
