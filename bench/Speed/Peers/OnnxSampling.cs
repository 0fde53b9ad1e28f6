using System.Globalization;
using System.Numerics.Tensors;
using Harness;
using Microsoft.ML.OnnxRuntime;
using RnnResearch.Kernels;
using RnnResearch.Models;

namespace Speed.Peers;

/// <summary>
/// The work of <see cref="Sampling"/> by ONNX Runtime: an LSTM's graph run token by token, its state handed back each time.
/// </summary>
internal sealed class OnnxSampling : IWork
{
    private const string WeightsEntry = "weights"; // what bench/peers/export.py writes into the graph
    private static readonly string[] Inputs = ["token", "h", "c"];
    private static readonly string[] Outputs = ["logits", "h_next", "c_next"];

    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly Random random = new(1);
    private readonly int tokensPerRun;
    private readonly long[] token = new long[1];
    private readonly float[] logits;
    private readonly float[][] states; // h and c, before and after
    private readonly OrtValue[] before;
    private readonly OrtValue[] after;

    internal OnnxSampling(string graph, LanguageModelConfig sizes, int vocabulary, int tokensPerRun)
    {
        this.tokensPerRun = tokensPerRun;
        using var settings = new SessionOptions { IntraOpNumThreads = ProcessorThreads.Count };
        session = new InferenceSession(graph, settings);
        logits = new float[vocabulary];
        states = [.. Enumerable.Range(0, 4).Select(_ => new float[sizes.Layers * sizes.Hidden])];
        long[] shape = [sizes.Layers, 1, sizes.Hidden];
        before =
        [
            OrtValue.CreateTensorValueFromMemory(token, [1, 1]),
            .. states[..2].Select(state => OrtValue.CreateTensorValueFromMemory(state, shape)),
        ];
        after =
        [
            OrtValue.CreateTensorValueFromMemory(logits, [1, 1, vocabulary]),
            .. states[2..].Select(state => OrtValue.CreateTensorValueFromMemory(state, shape)),
        ];
    }

    /// <summary>The weights of the network that was exported, and the log-probability of the text that everybody reads.</summary>
    public IReadOnlyList<double> FixedPoint()
    {
        var weights = double.Parse(session.ModelMetadata.CustomMetadataMap[WeightsEntry], CultureInfo.InvariantCulture);
        var read = MadeUpText.Tokens(Sampling.Read + 1, logits.Length);
        var logp = 0.0;
        for (var t = 0; t < Sampling.Read; t++)
        {
            Read(read[t]);
            TensorPrimitives.SoftMax<float>(logits, logits);
            logp += Math.Log(logits[read[t + 1]]);
        }
        foreach (var state in states) Array.Clear(state);
        token[0] = 0;
        return [weights, logp];
    }

    public long Run()
    {
        for (var i = 0; i < tokensPerRun; i++)
        {
            Read(token[0]);
            token[0] = Draw();
        }
        return tokensPerRun;
    }

    public void Dispose()
    {
        foreach (var value in before.Concat(after)) value.Dispose();
        options.Dispose();
        session.Dispose();
    }

    private void Read(long next)
    {
        token[0] = next;
        session.Run(options, Inputs, before, Outputs, after);
        states[2].CopyTo(states[0], 0);
        states[3].CopyTo(states[1], 0);
    }

    private int Draw()
    {
        TensorPrimitives.SoftMax<float>(logits, logits);
        var left = random.NextSingle();
        var drawn = 0;
        while (drawn < logits.Length - 1 && (left -= logits[drawn]) >= 0) drawn++;
        return drawn;
    }
}
