using Harness;
using RnnResearch.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>The work of <see cref="Sampling"/> on the package alone.</summary>
internal sealed class PackageSampling : IWork
{
    private readonly PackageLanguageModel model;
    private readonly long weights;
    private readonly int vocabulary;
    private readonly int tokensPerRun;
    private Tensor last = zeros(1, 1, dtype: ScalarType.Int64);
    private Tensor[] state = [];

    internal PackageSampling(LanguageModelConfig config, int vocabulary, int tokensPerRun)
    {
        (this.vocabulary, this.tokensPerRun) = (vocabulary, tokensPerRun);
        model = new PackageLanguageModel(config, vocabulary);
        model.eval();
        weights = Wave.Fill(model);
    }

    public IReadOnlyList<double> FixedPoint()
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var read = MadeUpText.Tokens(Sampling.Read + 1, vocabulary);
        var logp = 0.0;
        Tensor[] before = [];
        for (var t = 0; t < Sampling.Read; t++)
        {
            (var logits, before) = model.call(tensor(read[t]).view(1, 1), before);
            logp += nn.functional.log_softmax(logits[0, 0], 0)[read[t + 1]].ToDouble();
        }
        return [weights, logp];
    }

    public long Run()
    {
        using var quiet = no_grad();
        for (var i = 0; i < tokensPerRun; i++)
        {
            using var scope = NewDisposeScope();
            var (logits, after) = model.call(last, state);
            var drawn = nn.functional.softmax(logits[0], 1).multinomial(1); // [1, 1], as the next step reads it
            foreach (var part in state.Append(last)) part.Dispose();
            (last, state) = (drawn.MoveToOuterDisposeScope(), [.. after.Select(part => part.MoveToOuterDisposeScope())]);
            _ = last.item<long>(); // who writes needs to know
        }
        return tokensPerRun;
    }

    public void Dispose()
    {
        foreach (var part in state.Append(last)) part.Dispose();
        model.Dispose();
    }
}
