using RnnResearch.Recurrent;

namespace RnnResearch.Tests.Recurrent;

/// <summary>The weights of a cell (in double precision) as plain numbers, and the sums over them, one element at a time.</summary>
internal sealed class ScalarWeights(RecurrentCell cell)
{
    private readonly Dictionary<string, double[]> values =
        cell.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.data<double>().ToArray());

    /// <summary>H.</summary>
    public int HiddenSize { get; } = (int)cell.HiddenSize;

    /// <summary>A weight by name, row by row.</summary>
    public double[] this[string name] => values[name];

    /// <summary>A vector of H elements.</summary>
    public double[] Each(Func<int, double> element) => [.. Enumerable.Range(0, HiddenSize).Select(element)];

    /// <summary>Element <paramref name="j"/> of a block of W_ih x + b_ih.</summary>
    public double X(int block, int j, double[] x) => Row("weight_ih", "bias_ih", (block * HiddenSize) + j, x);

    /// <summary>Element <paramref name="j"/> of x as it is, or through the matrix that makes it H long.</summary>
    public double Raw(int j, double[] x) =>
        values.TryGetValue("weight_x", out var weight) ? x.Index().Sum(k => weight[(j * x.Length) + k.Index] * k.Item) : x[j];

    /// <summary>Element <paramref name="j"/> of a block of W_hh h + b_hh.</summary>
    public double H(int block, int j, double[] h) => Row("weight_hh", "bias_hh", (block * HiddenSize) + j, h);

    /// <summary>Element <paramref name="j"/> of the sum of both.</summary>
    public double XH(int block, int j, double[] x, double[] h) => X(block, j, x) + H(block, j, h);

    private double Row(string weight, string bias, int row, double[] vector)
    {
        var sum = values[bias][row];
        for (var k = 0; k < vector.Length; k++) sum += values[weight][(row * vector.Length) + k] * vector[k];
        return sum;
    }
}
