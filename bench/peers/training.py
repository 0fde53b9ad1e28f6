"""What the PyTorch peers share: how a model is updated, and numbers that are a function of a shape."""
import torch
from torch import nn

from serving import threads

OPTIMIZERS = {
    "adam": lambda weights, rate: torch.optim.Adam(weights, rate),
    "sgd": lambda weights, rate: torch.optim.SGD(weights, rate),
}


class Learner:
    """Forward, loss, backward, clip, step; `train` is that section of an experiment's configuration."""

    def __init__(self, model, train):
        self.weights = [weight for weight in model.parameters() if weight.requires_grad]
        self.clip = train["clip_norm"]
        self.optimizer = OPTIMIZERS[train["optimizer"]["kind"]](self.weights, train["optimizer"]["learning_rate"])

    def step(self, loss):
        """loss() gives the objective and the cross-entropy per token; returns the latter."""
        self.optimizer.zero_grad(set_to_none=True)
        objective, cross_entropy = loss()
        objective.backward()
        nn.utils.clip_grad_norm_(self.weights, self.clip)
        value = cross_entropy.item()
        self.optimizer.step()
        return value


def wave(like, height):
    return (torch.arange(like.numel(), dtype=torch.float64) * 0.7 + like.shape[0]).sin().mul(height).float().view(like.shape)


def fill(model):
    """Puts such numbers into all trained weights; returns how many there are."""
    trained = [weight for weight in model.parameters() if weight.requires_grad]
    with torch.no_grad():
        for weight in trained:
            weight.copy_(wave(weight, 0.1))
    return sum(weight.numel() for weight in trained)


def prepare():
    torch.set_num_threads(threads())
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
