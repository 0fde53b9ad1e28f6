using BenchmarkDotNet.Attributes;
using RnnResearch.Decoding;
using RnnResearch.Kernels;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace Micro;

/// <summary>
/// Fifty characters of a character LSTM of two layers, of sixteen texts drawn side by side and of one by beam search, by the kernels and by
/// the model itself.
/// </summary>
[MinColumn]
public class TextsSideBySide
{
    private const int Length = 50;
    private const long Start = 0;
    private const long NoEnd = -1;

    private LanguageModel model = null!;

    [Params(128, 512)]
    public int Hidden { get; set; }

    /// <summary>Whether the kernels write.</summary>
    [Params(false, true)]
    public bool Fused { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        ProcessorThreads.Use(1);
        manual_seed(1);
        model = Model(Hidden);
    }

    [Benchmark]
    public object SixteenTexts()
    {
        using var session = Open(16);
        using var generator = new Generator(1);
        return Sampler.Sample(session, Start, NoEnd, Length, 1, generator);
    }

    [Benchmark]
    public object BeamOfFive()
    {
        using var session = Open(1);
        return BeamSearch.Run(session, Start, NoEnd, new DecodeConfig { Beam = 5, MaxLength = Length });
    }

    private static LanguageModel Model(int hidden)
    {
        var model = new LanguageModel(new LanguageModelConfig { Hidden = hidden, Layers = 2, Embedding = 64 }, 65);
        model.eval();
        return model;
    }

    private IDecodingSession Open(int rows) => Fused ? model.Session(rows) : new LanguageSession(model, rows);
}
