using BenchmarkDotNet.Attributes;
using RnnResearch.Kernels;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace Micro;

/// <summary>
/// A recurrent layer over a long chunk, T 200, B 50, I 64, H 128: as it comes, and where states and gradients fade below what single
/// precision holds. It fades with weights half as large, no biases, a state of ones to begin with and nothing after it, and a loss at the
/// last step only. No flag of the processor helps.
/// </summary>
[MinColumn]
public class VanishingRuns
{
    private RecurrentLayer layer = null!;
    private Tensor x = null!;
    private Tensor lossOf = null!;
    private CellState state = null!;

    [Params(CellKind.Rnn, CellKind.ReluRnn, CellKind.Lstm, CellKind.Gru)]
    public CellKind Cell { get; set; }

    [Params(false, true)]
    public bool Vanishing { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        ProcessorThreads.Use(1);
        manual_seed(1);
        layer = RecurrentLayer.Create(Cell, RecurrentKernel.Fused, 64, 128);
        (x, lossOf, state) = (randn([200, 50, 64]), ones(200, 50, 128), layer.ZeroState(50));
        if (Vanishing) Fade();
        Forward();
        for (var i = 0; i < 2; i++) ForwardAndBackward(); // the second one has gradients to clear
        Denormals.Compute(); // last: a library may set the flag where it is first called
    }

    [Benchmark]
    public void Forward()
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        layer.call(x, state);
    }

    [Benchmark]
    public void ForwardAndBackward()
    {
        using var scope = NewDisposeScope();
        layer.zero_grad();
        (layer.call(x, state).h * lossOf).sum().backward();
    }

    private void Fade()
    {
        using var quiet = no_grad();
        foreach (var weight in layer.parameters()) weight.mul_(weight.dim() == 1 ? 0 : 0.5);
        x.fill_(0);
        lossOf.narrow(0, 0, 199).fill_(0);
        state = state.Map(part => ones_like(part));
    }
}
