using RnnResearch.Analysis.Influence;
using RnnResearch.Recurrent;
using SkiaSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Analysis.Influence;

/// <summary>What of each input is in a state: by hand where that can be written down, and as a picture.</summary>
public sealed class InfluenceTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public InfluenceTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Of_a_single_unit_it_is_the_product_of_the_slopes_on_the_way()
    {
        var network = Network(CellKind.Rnn, inputs: 1, hidden: 1);
        var (wx, wh) = (network.parameters().First(), network.parameters().Skip(1).First());
        var x = tensor(new[] { 0.3, -0.2, 0.5 }, dtype: ScalarType.Float64).view(3, 1, 1);
        var shares = InfluenceMeter.Measure(network, x);

        var (h, slopes) = (0.0, new List<double>());
        var b = network.named_parameters().Where(entry => entry.name.Contains("bias")).Sum(entry => entry.parameter.item<double>());
        var (w, u) = (wx.item<double>(), wh.item<double>());
        foreach (var input in new[] { 0.3, -0.2, 0.5 })
        {
            h = Math.Tanh((w * input) + (u * h) + b);
            slopes.Add(1 - (h * h));
        }
        double[] slopesBack = [slopes[0] * u * slopes[1] * u * slopes[2] * w, slopes[1] * u * slopes[2] * w, slopes[2] * w];
        var sum = slopesBack.Sum(Math.Abs);
        for (var s = 0; s < 3; s++) Assert.Equal(Math.Abs(slopesBack[s]) / sum, shares[2][s], 1e-12);
        Assert.Equal([1, 0, 0], shares[0]);
    }

    [Fact]
    public void Of_the_previous_input_there_is_something_and_nothing_of_what_was_before()
    {
        var shares = Measured(CellKind.PreviousInput);
        Assert.Equal([0, 0], shares[3][..2]);
        Assert.True(shares[3][2] > 0.01 && shares[3][3] > 0.01);
    }

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Lstm)]
    public void Of_a_recurrence_all_are_there(CellKind kind)
    {
        var shares = Measured(kind);
        Assert.All(shares[3], share => Assert.True(share > 0.001));
        Assert.All(shares, row => Assert.Equal(1, row.Sum(), 1e-12));
    }

    [Fact]
    public void A_state_is_coloured_by_the_inputs_it_holds()
    {
        using var picture = SKBitmap.Decode(InfluencePicture.Draw("rnn", recurs: true, [[1, 0], [0.25, 0.75]]));
        var bottom = picture.Height - 24 - 20 - 56 - 40;
        SKColor State(double fromBottom) => picture.GetPixel(24 + 132 + 56 + 10, bottom - (int)(fromBottom * 200));
        SKColor Input(int t) => picture.GetPixel(24 + (t * (132 + 56)) + 10, picture.Height - 24 - 20 - 10);
        Assert.NotEqual(Input(0), Input(1));
        Assert.Equal([Input(0), Input(0), Input(1), Input(1)], [State(0.05), State(0.2), State(0.3), State(0.95)]);
    }

    private static double[][] Measured(CellKind kind) =>
        InfluenceMeter.Measure(Network(kind, inputs: 3, hidden: 5), randn(4, 6, 3, dtype: ScalarType.Float64));

    private static RecurrentNetwork Network(CellKind kind, int inputs, int hidden)
    {
        var config = new RecurrentConfig { Cell = kind, Hidden = hidden, Layers = 1, Kernel = RecurrentKernel.Unrolled };
        var network = new RecurrentNetwork(inputs, config);
        network.to(ScalarType.Float64);
        network.eval();
        return network;
    }
}
