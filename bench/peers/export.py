"""The network of bench/Speed/Sampling.cs as an ONNX graph: one token and the state before it give logits and the state after it."""
import warnings

import torch

from language import LanguageModel
from serving import task
from training import fill, prepare


class Step(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, token, h, c):
        logits, (h, c) = self.model(token, (h, c))
        return logits, h, c


def describe(graph, name, value):
    """Adds an entry to the metadata of a graph: protobuf adds up what stands one behind the other."""
    entry = b"\x0a" + bytes([len(name)]) + name + b"\x12" + bytes([len(value)]) + value  # StringStringEntryProto: key = 1, value = 2
    with open(graph, "ab") as file:
        file.write(b"\x72" + bytes([len(entry)]) + entry)  # ModelProto: metadata_props = 14


def main():
    prepare()
    sizes = task()["model"]
    model = LanguageModel(sizes, task()["vocabulary"]).eval()
    weights = fill(model)
    state = torch.zeros(sizes["layers"], 1, sizes["hidden"])
    names = {"input_names": ["token", "h", "c"], "output_names": ["logits", "h_next", "c_next"]}
    warnings.simplefilter("ignore")  # that the batch size is fixed to 1, which is meant
    torch.onnx.export(Step(model), (torch.zeros(1, 1, dtype=torch.int64), state, state), task()["graph"], opset_version=14, **names)
    describe(task()["graph"], b"weights", str(weights).encode())


if __name__ == "__main__":
    main()
