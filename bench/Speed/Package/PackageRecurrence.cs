using RnnResearch.Models;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>
/// The package's <c>nn.LSTM</c>, <c>GRU</c> or <c>RNN</c> with all its layers at once; a cell that it has not is a loop over its operators,
/// <see cref="UnrolledLayer"/>, which takes the input's product of all steps at once.
/// </summary>
internal sealed class PackageRecurrence : nn.Module<Tensor, Tensor[], (Tensor h, Tensor[] last)>
{
    private readonly nn.Module module;
    private readonly Func<Tensor, Tensor[], (Tensor, Tensor[])> run;

    internal PackageRecurrence(LanguageModelConfig sizes, long inputs) : base(nameof(PackageRecurrence))
    {
        (module, run) = sizes.Cell switch
        {
            CellKind.Lstm => Lstm(nn.LSTM(inputs, sizes.Hidden, sizes.Layers)),
            CellKind.Gru => Gru(nn.GRU(inputs, sizes.Hidden, sizes.Layers)),
            CellKind.Rnn => Rnn(nn.RNN(inputs, sizes.Hidden, sizes.Layers)),
            var kind => Loop(new UnrolledLayer(RecurrentCells.Create(kind, inputs, sizes.Hidden))),
        };
        RegisterComponents();
        if (sizes.RecurrentBias) return;
        foreach (var (name, weight) in module.named_parameters())
            if (name.StartsWith("bias_hh", StringComparison.Ordinal)) nn.init.zeros_(weight).requires_grad = false;
    }

    /// <param name="x">[T, B, I]</param>
    /// <param name="state">each part [layers, B, H] for the package's modules; none for zeros</param>
    public override (Tensor h, Tensor[] last) forward(Tensor x, Tensor[] state) => run(x, state);

    private static (nn.Module, Func<Tensor, Tensor[], (Tensor, Tensor[])>) Lstm(TorchSharp.Modules.LSTM module) => (module, (x, state) =>
    {
        var (h, last, c) = module.call(x, state is [var h0, var c0] ? (h0, c0) : null);
        return (h, [last, c]);
    }
    );

    private static (nn.Module, Func<Tensor, Tensor[], (Tensor, Tensor[])>) Gru(TorchSharp.Modules.GRU module) => (module, (x, state) =>
    {
        var (h, last) = module.call(x, state.FirstOrDefault());
        return (h, [last]);
    }
    );

    private static (nn.Module, Func<Tensor, Tensor[], (Tensor, Tensor[])>) Rnn(TorchSharp.Modules.RNN module) => (module, (x, state) =>
    {
        var (h, last) = module.call(x, state.FirstOrDefault());
        return (h, [last]);
    }
    );

    private static (nn.Module, Func<Tensor, Tensor[], (Tensor, Tensor[])>) Loop(UnrolledLayer layer) => (layer, (x, state) =>
    {
        var before = state is [var h0, .. var rest] ? new CellState(h0, rest.FirstOrDefault()) : layer.ZeroState(x.shape[1]);
        var (h, last) = layer.call(x, before);
        return (h, last.c is { } c ? [last.h, c] : [last.h]);
    }
    );
}
