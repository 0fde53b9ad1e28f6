using Harness;
using RnnResearch.Decoding;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace Speed;

/// <summary>Writing text token by token, each drawn from the softmax and fed back, with <see cref="Wave"/>'s weights.</summary>
internal sealed class Sampling : IWork
{
    internal const int Read = 50; // tokens of the fixed point

    private readonly LanguageModel model;
    private readonly ITokenReader reader;
    private readonly Generator generator = new(1);
    private readonly IEnumerator<long> text;
    private readonly long weights;
    private readonly int tokensPerRun;

    internal Sampling(LanguageModelConfig config, int vocabulary, int tokensPerRun)
    {
        this.tokensPerRun = tokensPerRun;
        model = new LanguageModel(config, vocabulary);
        model.eval();
        weights = Wave.Fill(model);
        reader = model.Reader();
        text = TokenSampler.Write(reader, [0], new TokenChoice(), generator).GetEnumerator();
    }

    /// <summary>The weights, and the log-probability of a made-up text read token by token.</summary>
    public IReadOnlyList<double> FixedPoint()
    {
        using var fresh = model.Reader();
        var read = MadeUpText.Tokens(Read + 1, (int)model.VocabularySize);
        var logp = 0.0;
        for (var t = 0; t < Read; t++)
        {
            var scores = fresh.Read(read[t]);
            var sum = 0.0;
            foreach (var score in scores) sum += Math.Exp(score);
            logp += scores[(int)read[t + 1]] - Math.Log(sum);
        }
        return [weights, logp];
    }

    /// <summary>Returns the tokens written.</summary>
    public long Run()
    {
        for (var i = 0; i < tokensPerRun; i++) text.MoveNext();
        return tokensPerRun;
    }

    public void Dispose()
    {
        text.Dispose();
        reader.Dispose();
        generator.Dispose();
        model.Dispose();
    }
}
