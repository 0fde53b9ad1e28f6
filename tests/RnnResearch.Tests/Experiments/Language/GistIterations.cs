using RnnResearch.Data;
using RnnResearch.Experiments.Language;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Language;

/// <summary>
/// min-char-rnn on plain numbers, one iteration at a time: from the weights and the state that training had before a step, the loss and the
/// weights it should have after it.
/// </summary>
internal sealed class GistIterations
{
    private const int Steps = 25;
    private const double Rate = 0.1, Clip = 5;
    private static readonly string[] Names =
    [
        "recurrence.layers.0.cell.weight_ih",
        "recurrence.layers.0.cell.weight_hh",
        "Why.weight",
        "recurrence.layers.0.cell.bias_ih",
        "Why.bias",
    ];

    private readonly LanguageTask task;
    private readonly byte[] text;
    private readonly int V, H;
    private readonly double[][] squares;
    private double[][] weights;
    private double[] h;

    public GistIterations(LanguageTask task)
    {
        this.task = task;
        text = task.Corpus[Split.Train].Tokens.data<byte>().ToArray();
        weights = Weights();
        (V, H) = (weights[4].Length, weights[3].Length);
        squares = Array.ConvertAll(weights, weight => new double[weight.Length]);
        h = new double[H];
    }

    /// <summary>Iterations compared.</summary>
    public int Count { get; private set; }

    /// <summary>Elements of gradients that were cut to ±5 in all of them.</summary>
    public int Clipped { get; private set; }

    /// <summary>Compares the step that training has just made.</summary>
    /// <param name="loss">the sum over its 25 characters</param>
    public void Compare(double loss)
    {
        var first = Count++ * Steps;
        var (expected, gradients) = LossAndGradients(text[first..(first + Steps)], text[(first + 1)..(first + Steps + 1)]);
        Assert.True(Math.Abs(loss - expected) < 1e-4 * expected, $"iteration {Count}: loss {loss}, the gist's {expected}");
        Update(gradients);
        var reached = Weights();
        foreach (var (name, ours, theirs) in Names.Zip(reached, weights))
        {
            var error = ours.Zip(theirs, (one, other) => Math.Abs(one - other)).Max();
            Assert.True(error < 1e-3, $"iteration {Count}: {name} is {error} off, where steps are up to {Rate}");
        }
        weights = reached;
        h = Numbers(task.Carried["0.h"]);
    }

    private double[][] Weights()
    {
        using var scope = NewDisposeScope();
        var saved = ModelState.Capture(task.Model);
        return Array.ConvertAll(Names, name => Numbers(saved[name]));
    }

    private static double[] Numbers(Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.detach().to(ScalarType.Float64).data<double>().ToArray();
    }

    private (double Loss, double[][] Gradients) LossAndGradients(byte[] inputs, byte[] targets)
    {
        var (Wxh, Whh, Why, bh, by) = (weights[0], weights[1], weights[2], weights[3], weights[4]);
        var (states, p, loss) = (new double[Steps + 1][], new double[Steps][], 0.0);
        states[0] = h;
        for (var t = 0; t < Steps; t++)
        {
            var before = states[t];
            states[t + 1] = Each(H, j => Math.Tanh(Wxh[(j * V) + inputs[t]] + Dot(Whh, j, before) + bh[j]));
            var y = Each(V, k => Dot(Why, k, states[t + 1]) + by[k]);
            var largest = y.Max();
            var sum = y.Sum(score => Math.Exp(score - largest));
            p[t] = Each(V, k => Math.Exp(y[k] - largest) / sum);
            loss -= Math.Log(p[t][targets[t]]);
        }
        var gradients = Array.ConvertAll(weights, weight => new double[weight.Length]);
        var next = new double[H];
        for (var t = Steps - 1; t >= 0; t--)
        {
            var dy = Each(V, k => p[t][k] - (k == targets[t] ? 1 : 0));
            AddOuter(gradients[2], dy, states[t + 1]);
            var da = Each(H, j => (1 - (states[t + 1][j] * states[t + 1][j])) * (DotColumn(Why, j, dy) + next[j]));
            AddOuter(gradients[1], da, states[t]);
            for (var j = 0; j < H; j++) gradients[0][(j * V) + inputs[t]] += da[j];
            for (var j = 0; j < H; j++) gradients[3][j] += da[j];
            for (var k = 0; k < V; k++) gradients[4][k] += dy[k];
            next = Each(H, j => DotColumn(Whh, j, da));
        }
        return (loss, gradients);
    }

    /// <summary>Cut to ±5, then Adagrad.</summary>
    private void Update(double[][] gradients)
    {
        foreach (var (weight, gradient, square) in weights.Zip(gradients, squares))
        {
            for (var i = 0; i < weight.Length; i++)
            {
                var g = Math.Clamp(gradient[i], -Clip, Clip);
                if (g != gradient[i]) Clipped++;
                square[i] += g * g;
                weight[i] -= Rate * g / Math.Sqrt(square[i] + 1e-8);
            }
        }
    }

    private static double[] Each(int count, Func<int, double> element) => [.. Enumerable.Range(0, count).Select(element)];

    private static double Dot(double[] matrix, int row, double[] vector)
    {
        var sum = 0.0;
        for (var k = 0; k < vector.Length; k++) sum += matrix[(row * vector.Length) + k] * vector[k];
        return sum;
    }

    private double DotColumn(double[] matrix, int column, double[] vector)
    {
        var sum = 0.0;
        for (var k = 0; k < vector.Length; k++) sum += matrix[(k * H) + column] * vector[k];
        return sum;
    }

    private static void AddOuter(double[] matrix, double[] rows, double[] columns)
    {
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < columns.Length; j++) matrix[(i * columns.Length) + j] += rows[i] * columns[j];
    }
}
