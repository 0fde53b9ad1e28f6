"""Writes what PyTorch computes for layers, functions, losses, optimizers, schedules and initialisations.

Run: python3 tests/TorchSharp.Local.Tests/reference/make_modules.py
Written with Debian's python3-torch 1.13.1. The tests build the same things in C# and compare.
"""
import json
import pathlib

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils import rnn

HERE = pathlib.Path(__file__).parent
torch.set_default_dtype(torch.float64)


def number(x):
    return float(f"{x:.11g}") if isinstance(x, float) else x


def dump(tensor):
    kind = {torch.float64: "float64", torch.float32: "float32", torch.int64: "int64", torch.bool: "bool"}[tensor.dtype]
    return {"dtype": kind, "shape": list(tensor.shape), "data": [number(x) for x in tensor.detach().flatten().tolist()]}


def draw(*shape):
    """Short numbers, so that the file is short and the same in decimal and binary."""
    return (torch.randn(*shape) * 8).round() / 8


def objective(outputs):
    """A number that depends on every output in its own way."""
    terms = []
    for output in outputs:
        if output.is_floating_point():
            weights = torch.linspace(-1, 1, output.numel()) + 0.25
            terms.append((output.flatten() * weights).sum())
    return sum(terms, torch.zeros(()))


def flat(result):
    if isinstance(result, rnn.PackedSequence):
        return [result.data]
    if isinstance(result, (tuple, list)):
        return [t for item in result for t in flat(item)]
    return [result]


def record(call, inputs, module=None):
    """Runs call on the inputs; returns values and gradients of everything."""
    inputs = [i.clone().requires_grad_() if i.is_floating_point() else i for i in inputs]
    entry = {"inputs": [dump(i) for i in inputs]}
    if module is not None:
        with torch.no_grad():
            for parameter in module.parameters():
                parameter.copy_(draw(*parameter.shape) / 2)
        entry["state"] = {name: dump(t) for name, t in module.state_dict().items()}
    outputs = flat(call(*inputs))
    loss = objective(outputs)
    if loss.requires_grad:
        loss.backward()
    entry["outputs"] = [dump(o) for o in outputs]
    entry["input_grads"] = [dump(i.grad) if i.is_floating_point() and i.grad is not None else None for i in inputs]
    if module is not None:
        entry["grads"] = {name: dump(p.grad) for name, p in module.named_parameters()}
        entry["buffers_after"] = {name: dump(b) for name, b in module.named_buffers()}
    return entry


def modules():
    cases = {}

    def add(name, module, *inputs, call=None, train=True):
        module.train(train)
        cases[name] = record(call or module, inputs, module)

    image = draw(2, 4, 5, 4)
    add("linear", nn.Linear(5, 3), draw(2, 4, 5))
    add("linear_without_bias", nn.Linear(5, 3, bias=False), draw(4, 5))
    add("embedding", nn.Embedding(6, 3, padding_idx=1), torch.tensor([[0, 1, 5], [5, 2, 5]]))
    add("embedding_by_frequency", nn.Embedding(6, 3, scale_grad_by_freq=True), torch.tensor([0, 1, 5, 5]))
    add("conv1d", nn.Conv1d(4, 6, 3, stride=2, padding=1, dilation=2, groups=2), draw(2, 4, 9))
    add("conv1d_same", nn.Conv1d(4, 3, 4, padding="same"), draw(2, 4, 9))
    add("conv1d_circular", nn.Conv1d(4, 3, 3, padding=1, padding_mode="circular"), draw(2, 4, 9))
    add("conv2d", nn.Conv2d(4, 3, 3, stride=2, padding=1), image)
    add("conv2d_pairs", nn.Conv2d(4, 3, (3, 2), stride=(2, 1), padding=(0, 1), dilation=(1, 2), bias=False), image)
    add("conv2d_depthwise", nn.Conv2d(4, 8, 3, padding=1, groups=4), image)
    add("conv2d_same", nn.Conv2d(4, 3, (2, 3), padding="same"), image)
    add("conv2d_reflect", nn.Conv2d(4, 3, 3, padding=(1, 2), padding_mode="reflect"), image)
    add("batchnorm1d_training", nn.BatchNorm1d(5), draw(6, 5))
    add("batchnorm1d_sequence", nn.BatchNorm1d(4, eps=1e-3, momentum=0.3), draw(3, 4, 5))
    evaluated = nn.BatchNorm2d(4)
    evaluated.running_mean.copy_(draw(4))
    evaluated.running_var.copy_(draw(4).abs() + 0.5)
    add("batchnorm2d_evaluation", evaluated, image, train=False)
    add("batchnorm2d_training", nn.BatchNorm2d(4), image)
    add("batchnorm2d_without_estimates", nn.BatchNorm2d(4, affine=False, track_running_stats=False), image, train=False)
    add("layernorm", nn.LayerNorm(5), draw(3, 2, 5))
    add("layernorm_two_dimensions", nn.LayerNorm([2, 5], eps=1e-3), draw(3, 2, 5))
    add("maxpool2d", nn.MaxPool2d(2), image)
    add("maxpool2d_ceil", nn.MaxPool2d(3, stride=2, padding=1, ceil_mode=True), image)
    add("avgpool2d", nn.AvgPool2d(2), image)
    add("avgpool2d_border", nn.AvgPool2d((3, 2), stride=(2, 2), padding=(1, 0), ceil_mode=True, count_include_pad=False), image)
    add("adaptiveavgpool2d", nn.AdaptiveAvgPool2d((3, 2)), image)
    add("adaptiveavgpool2d_one", nn.AdaptiveAvgPool2d(1), image)
    add("flatten", nn.Flatten(), draw(2, 3, 2))
    add("unflatten", nn.Unflatten(1, (2, 3)), draw(2, 6))
    add("identity", nn.Identity(), draw(3))
    add("dropout_evaluation", nn.Dropout(0.5), draw(5), train=False)
    add("dropout2d_evaluation", nn.Dropout2d(0.5), image, train=False)
    x = draw(3, 5) * 2
    add("relu", nn.ReLU(), x)
    add("relu6", nn.ReLU6(), x * 3)
    add("tanh", nn.Tanh(), x)
    add("sigmoid", nn.Sigmoid(), x)
    add("leaky_relu", nn.LeakyReLU(0.2), x)
    add("elu", nn.ELU(0.7), x)
    add("gelu", nn.GELU(), x)
    add("gelu_tanh", nn.GELU("tanh"), x)
    add("silu", nn.SiLU(), x)
    add("softmax", nn.Softmax(1), x)
    add("log_softmax", nn.LogSoftmax(0), x)
    add("hardtanh", nn.Hardtanh(-0.5, 1.5), x)
    add("softplus", nn.Softplus(2, 3), x)
    recurrent(add)
    return cases


def recurrent(add):
    sequence = draw(4, 3, 5)
    h, c = draw(1, 3, 2), draw(1, 3, 2)
    lengths = torch.tensor([2, 4, 1])

    def packed(module, batch_first, with_state):
        def call(x, *state):
            sequences = rnn.pack_padded_sequence(x, lengths, batch_first=batch_first, enforce_sorted=False)
            if not with_state:
                return module(sequences)
            return module(sequences, state if isinstance(module, nn.LSTM) else state[0])
        return call

    add("rnn", nn.RNN(5, 2), sequence)
    add("rnn_state", nn.RNN(5, 2, bias=False), sequence, h)
    add("rnn_relu", nn.RNN(5, 2, num_layers=2, nonlinearity="relu"), sequence)
    deep = dict(num_layers=2, bidirectional=True, batch_first=True)
    for name, kind in (("rnn", nn.RNN), ("gru", nn.GRU), ("lstm", nn.LSTM)):
        module = kind(5, 2, **deep)
        add(f"{name}_deep", module, sequence)
        module = kind(5, 2, **deep)
        add(f"{name}_packed", module, draw(3, 4, 5), call=packed(module, True, False))
    add("gru", nn.GRU(5, 2), sequence)
    add("gru_state", nn.GRU(5, 2, bias=False), sequence, h)
    add("lstm", nn.LSTM(5, 2), sequence)
    module = nn.LSTM(5, 2)
    add("lstm_state", module, sequence, h, c, call=lambda x, h, c: module(x, (h, c)))
    stateful = nn.LSTM(5, 2)
    add("lstm_packed_state", stateful, sequence, h, c, call=packed(stateful, False, True))
    gated = nn.GRU(5, 2)
    add("gru_packed_state", gated, sequence, h, call=packed(gated, False, True))
    x = draw(3, 5)
    add("rnn_cell", nn.RNNCell(5, 2), x, h[0])
    add("rnn_cell_relu", nn.RNNCell(5, 2, nonlinearity="relu"), x)
    add("gru_cell", nn.GRUCell(5, 2), x, h[0])
    add("gru_cell_without_state", nn.GRUCell(5, 2, bias=False), x)
    cell = nn.LSTMCell(5, 2)
    add("lstm_cell", cell, x, h[0], c[0], call=lambda x, h, c: cell(x, (h, c)))
    add("lstm_cell_without_state", nn.LSTMCell(5, 2), x)


def functions():
    cases = {}

    def add(name, call, *inputs):
        cases[name] = record(call, inputs)

    scores, classes = draw(4, 5), torch.tensor([0, 4, 2, 2])
    class_weights = torch.tensor([0.5, 1.0, 2.0, 0.25, 1.5])
    add("cross_entropy", F.cross_entropy, scores, classes)
    add("cross_entropy_sum", lambda x, t: F.cross_entropy(x, t, reduction="sum"), scores, classes)
    add("cross_entropy_none", lambda x, t: F.cross_entropy(x, t, reduction="none"), scores, classes)
    add("cross_entropy_weight", lambda x, t, w: F.cross_entropy(x, t, w.detach()), scores, classes, class_weights)
    add("cross_entropy_ignore", lambda x, t: F.cross_entropy(x, t, ignore_index=2), scores, classes)
    add("cross_entropy_smoothing", lambda x, t: F.cross_entropy(x, t, ignore_index=0, label_smoothing=0.1), scores, classes)
    add("cross_entropy_probabilities", F.cross_entropy, scores, draw(4, 5).softmax(1))
    add("cross_entropy_sequence", F.cross_entropy, draw(2, 5, 3), torch.tensor([[0, 1, 2], [4, 3, 3]]))
    add("nll_loss", lambda x, t: F.nll_loss(x.log_softmax(1), t), scores, classes)
    add("nll_loss_weight", lambda x, t, w: F.nll_loss(x.log_softmax(1), t, w.detach(), reduction="sum"), scores, classes, class_weights)
    a, b = draw(3, 4), draw(3, 4)
    for reduction in ("mean", "sum", "none"):
        add(f"mse_loss_{reduction}", lambda x, t: F.mse_loss(x, t, reduction=reduction), a, b)
        add(f"l1_loss_{reduction}", lambda x, t: F.l1_loss(x, t, reduction=reduction), a, b)
        add(f"smooth_l1_loss_{reduction}", lambda x, t: F.smooth_l1_loss(x, t, reduction=reduction, beta=0.5), a, b)
        add(f"huber_loss_{reduction}", lambda x, t: F.huber_loss(x, t, reduction=reduction, delta=0.5), a, b)
        add(f"kl_div_{reduction}", lambda x, t: F.kl_div(x.log_softmax(1), t.log_softmax(1), reduction=reduction, log_target=True), a, b)
    add("kl_div_probabilities", lambda x, t: F.kl_div(x.log_softmax(1), t.softmax(1)), a, b)
    truth = torch.tensor([[1.0, 0, 1, 0.5]] * 3)
    add("binary_cross_entropy", lambda x, t: F.binary_cross_entropy(x.sigmoid(), t.detach()), a, truth)
    add("binary_cross_entropy_weight", lambda x, t, w: F.binary_cross_entropy(x.sigmoid(), t.detach(), w.detach(), reduction="sum"), a, truth, class_weights[:4])
    add("binary_cross_entropy_with_logits", lambda x, t: F.binary_cross_entropy_with_logits(x, t.detach()), a, truth)
    add("binary_cross_entropy_with_logits_weights",
        lambda x, t, w, p: F.binary_cross_entropy_with_logits(x, t.detach(), w.detach(), reduction="sum", pos_weight=p.detach()),
        a, truth, class_weights[:4], class_weights[1:])
    add("linear", F.linear, draw(2, 3, 5), draw(4, 5), draw(4))
    add("linear_without_bias", F.linear, draw(3, 5), draw(4, 5))
    add("one_hot", lambda t: F.one_hot(t, 6), classes)
    image = draw(2, 4, 5, 3)
    add("conv1d", lambda x, w, b: F.conv1d(x, w, b, stride=2, padding=1), draw(2, 4, 7), draw(3, 4, 3), draw(3))
    add("conv2d", lambda x, w, b: F.conv2d(x, w, b, stride=(2, 1), padding=(1, 0)), image, draw(3, 4, 3, 2), draw(3))
    add("conv2d_grouped", lambda x, w: F.conv2d(x, w, groups=2), image, draw(6, 2, 3, 3))
    add("max_pool2d", lambda x: F.max_pool2d(x, 2), image)
    add("max_pool2d_with_indices", lambda x: F.max_pool2d(x, (3, 2), (2, 2), (1, 0), return_indices=True), image)
    add("avg_pool2d", lambda x: F.avg_pool2d(x, 3, 2, 1, divisor_override=4), image)
    add("adaptive_avg_pool2d", lambda x: F.adaptive_avg_pool2d(x, (2, 3)), image)
    for mode in ("constant", "reflect", "replicate", "circular"):
        add(f"pad_{mode}", lambda x: F.pad(x, (1, 1, 2, 1), mode), image)
    add("pad_value", lambda x: F.pad(x, (2, 0), value=0.5), draw(2, 3))
    for mode in ("nearest", "nearest-exact", "bilinear", "bicubic", "area"):
        add(f"interpolate_{mode}", lambda x: F.interpolate(x, size=(3, 9), mode=mode), image)
    add("interpolate_factor", lambda x: F.interpolate(x, scale_factor=1.5, mode="bilinear", align_corners=True), image)
    add("interpolate_factor_recomputed", lambda x: F.interpolate(x, scale_factor=1.7, mode="bilinear", recompute_scale_factor=True), image)
    add("interpolate_antialias", lambda x: F.interpolate(x, size=(2, 3), mode="bilinear", antialias=True), image)
    add("interpolate_linear", lambda x: F.interpolate(x, size=7, mode="linear"), draw(2, 3, 4))
    add("batch_norm", lambda x, m, v, w, b: F.batch_norm(x, m.detach(), v.detach(), w, b), image, draw(4), draw(4).abs() + 1, draw(4), draw(4))
    add("batch_norm_training", lambda x: F.batch_norm(x, None, None, training=True), image)
    add("layer_norm", lambda x, w, b: F.layer_norm(x, (5, 3), w, b), image, draw(5, 3), draw(5, 3))
    add("normalize", F.normalize, draw(3, 4) + 0.25)
    add("normalize_one", lambda x: F.normalize(x, p=1, dim=0), draw(3, 4) + 0.0625)
    add("cosine_similarity", F.cosine_similarity, a + 0.0625, b + 0.0625)
    add("softplus", F.softplus, a)
    add("logsigmoid", F.logsigmoid, a)
    attention(add)
    return cases


def attention(add):
    q, k, v = draw(2, 3, 4), draw(2, 5, 4), draw(2, 5, 6)

    def attend(q, k, v, mask=None):
        scores = q @ k.transpose(-2, -1) / 2
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf")) if mask.dtype == torch.bool else scores + mask
        return scores.softmax(-1) @ v

    add("scaled_dot_product_attention", attend, q, k, v)
    add("scaled_dot_product_attention_mask", attend, q, k, v, torch.ones(3, 5).tril(1).bool())
    add("scaled_dot_product_attention_added", attend, q, k, v, draw(3, 5))
    add("scaled_dot_product_attention_causal", lambda q, k, v: attend(q, k, v, torch.ones(3, 5).tril().bool()), q, k, v)


def optimizers():
    """Five steps on a small problem: f = sum of (A p - b)^2 over two parameters."""
    problem = {"a": draw(6, 4), "b": draw(6, 2), "start": [draw(4, 2), draw(4, 2) + 0.5]}
    kinds = {
        "sgd": lambda p: torch.optim.SGD(p, 0.02),
        "sgd_momentum": lambda p: torch.optim.SGD(p, 0.02, momentum=0.9, dampening=0.1, weight_decay=0.1),
        "sgd_nesterov": lambda p: torch.optim.SGD(p, 0.02, momentum=0.9, nesterov=True),
        "sgd_maximize": lambda p: torch.optim.SGD(p, 0.001, weight_decay=0.1, maximize=True),
        "adam": lambda p: torch.optim.Adam(p, 0.05),
        "adam_amsgrad": lambda p: torch.optim.Adam(p, 0.05, betas=(0.8, 0.9), eps=1e-6, weight_decay=0.1, amsgrad=True),
        "adam_maximize": lambda p: torch.optim.Adam(p, 0.05, maximize=True),
        "adamw": lambda p: torch.optim.AdamW(p, 0.05, weight_decay=0.1),
        "adamw_amsgrad": lambda p: torch.optim.AdamW(p, 0.05, amsgrad=True, weight_decay=0),
        "rmsprop": lambda p: torch.optim.RMSprop(p, 0.05, alpha=0.9),
        "rmsprop_momentum": lambda p: torch.optim.RMSprop(p, 0.05, momentum=0.5, weight_decay=0.1),
        "rmsprop_centered": lambda p: torch.optim.RMSprop(p, 0.05, centered=True),
        "adagrad": lambda p: torch.optim.Adagrad(p, 0.1),
        "adagrad_decay": lambda p: torch.optim.Adagrad(p, 0.1, lr_decay=0.1, weight_decay=0.1, initial_accumulator_value=0.5),
    }
    runs = {}
    for name, make in kinds.items():
        parameters = [start.clone().requires_grad_() for start in problem["start"]]
        optimizer = make(parameters)
        runs[name] = []
        for _ in range(5):
            optimizer.zero_grad()
            sum(((problem["a"] @ p - problem["b"]) ** 2).sum() for p in parameters).backward()
            optimizer.step()
            runs[name].append([dump(p) for p in parameters])
    return {"a": dump(problem["a"]), "b": dump(problem["b"]), "start": [dump(s) for s in problem["start"]], "runs": runs}


def schedules():
    from torch.optim import lr_scheduler as s
    kinds = {
        "step": lambda o: s.StepLR(o, 3, 0.5),
        "multistep": lambda o: s.MultiStepLR(o, [2, 5], 0.1),
        "exponential": lambda o: s.ExponentialLR(o, 0.9),
        "cosine": lambda o: s.CosineAnnealingLR(o, 4, 0.01),
        "lambda": lambda o: s.LambdaLR(o, lambda step: 1 / (1 + step)),
        "linear": lambda o: s.LinearLR(o, 0.25, 1.0, 4),
        "constant": lambda o: s.ConstantLR(o, 0.5, 3),
        "sequential": lambda o: s.SequentialLR(o, [s.LinearLR(o, 0.1, 1, 3), s.CosineAnnealingLR(o, 6)], [3]),
    }
    rates = {}
    for name, make in kinds.items():
        p, q = torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)
        optimizer = torch.optim.SGD([{"params": [p]}, {"params": [q], "lr": 0.3}], 0.1)
        schedule = make(optimizer)
        rates[name] = [[g["lr"] for g in optimizer.param_groups]]
        for _ in range(10):
            optimizer.step()
            schedule.step()
            rates[name].append([g["lr"] for g in optimizer.param_groups])
    metrics = [1.0, 0.9, 0.95, 0.91, 0.92, 0.93, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8]
    for mode, threshold_mode in (("min", "rel"), ("min", "abs"), ("max", "rel"), ("max", "abs")):
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.1)
        plateau = s.ReduceLROnPlateau(optimizer, mode, 0.5, patience=2, threshold=0.01, threshold_mode=threshold_mode, cooldown=1, min_lr=0.02)
        rates[f"plateau_{mode}_{threshold_mode}"] = []
        for metric in metrics:
            plateau.step(metric)
            rates[f"plateau_{mode}_{threshold_mode}"].append([optimizer.param_groups[0]["lr"]])
    return {"metrics": metrics, "rates": rates}


def initialisations():
    """float32, as networks are; each from seed 3."""
    torch.set_default_dtype(torch.float32)
    cases = {}

    def fill(name, function, *shape):
        torch.manual_seed(3)
        tensor = torch.empty(*shape)
        function(tensor)
        cases[name] = {"tensor": dump(tensor)}

    def layer(name, make):
        torch.manual_seed(3)
        cases[name] = {key: dump(p) for key, p in make().named_parameters()}

    fill("uniform", lambda t: nn.init.uniform_(t, -0.5, 2), 3, 4)
    fill("normal", lambda t: nn.init.normal_(t, 1, 0.5), 3, 6)
    fill("constant", lambda t: nn.init.constant_(t, 0.25), 2, 2)
    fill("ones", nn.init.ones_, 2, 2)
    fill("zeros", nn.init.zeros_, 2, 2)
    fill("eye", nn.init.eye_, 2, 3)
    fill("xavier_uniform", lambda t: nn.init.xavier_uniform_(t, nn.init.calculate_gain("tanh")), 3, 4)
    fill("xavier_normal", lambda t: nn.init.xavier_normal_(t, nn.init.calculate_gain("relu")), 2, 3, 2, 2)
    fill("kaiming_uniform", lambda t: nn.init.kaiming_uniform_(t, 0.2), 3, 4)
    fill("kaiming_normal", lambda t: nn.init.kaiming_normal_(t, mode="fan_out", nonlinearity="relu"), 2, 3, 2, 2)
    fill("orthogonal_wide", nn.init.orthogonal_, 3, 5)
    fill("orthogonal_tall", lambda t: nn.init.orthogonal_(t, 2), 5, 3)
    layer("linear", lambda: nn.Linear(4, 3))
    layer("embedding", lambda: nn.Embedding(5, 4, padding_idx=0))
    layer("conv1d", lambda: nn.Conv1d(2, 3, 3))
    layer("conv2d", lambda: nn.Conv2d(2, 4, 3, groups=2))
    layer("batchnorm2d", lambda: nn.BatchNorm2d(3))
    layer("layernorm", lambda: nn.LayerNorm([2, 3]))
    layer("rnn", lambda: nn.RNN(3, 2, num_layers=2, bidirectional=True))
    layer("gru", lambda: nn.GRU(3, 2))
    layer("lstm", lambda: nn.LSTM(3, 2, num_layers=2))
    layer("rnn_cell", lambda: nn.RNNCell(3, 2))
    layer("gru_cell", lambda: nn.GRUCell(3, 2))
    layer("lstm_cell", lambda: nn.LSTMCell(3, 2))
    torch.set_default_dtype(torch.float64)
    return cases


for name, make in (("modules", modules), ("functions", functions), ("optimizers", optimizers), ("schedules", schedules), ("initialisations", initialisations)):
    torch.manual_seed(1)
    (HERE / f"{name}.json").write_text(json.dumps(make(), separators=(",", ":")).replace('},"', '},\n"') + "\n")
