using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.Local.Tests.ReferenceFile;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.init;

namespace TorchSharp.Local.Tests.NN;

[Collection(Alone.Name)]
public class InitTests
{
    private static readonly JsonElement Reference = Load("initialisations");

    public static TheoryData<string> CaseNames => Names("initialisations");

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void A_seed_gives_PyTorchs_numbers(string name)
    {
        using var scope = NewDisposeScope();
        var expected = Reference.GetProperty(name);
        var shape = expected.TryGetProperty("tensor", out var filled) ? ToTensor(filled).shape : null;
        manual_seed(3);
        if (shape is not null)
        {
            AssertClose(filled, Fill(name, empty(shape)), name, 1e-6);
            return;
        }
        using var layer = Layer(name);
        Assert.Equal(expected.EnumerateObject().Select(entry => entry.Name), layer.named_parameters().Select(entry => entry.name));
        foreach (var entry in expected.EnumerateObject())
            AssertClose(entry.Value, layer.get_parameter(entry.Name), entry.Name, 1e-6);
    }

    [Fact]
    public void Filling_a_parameter_is_not_recorded()
    {
        using var parameter = new Parameter(empty(3, 3));
        Assert.Same(parameter, xavier_normal_(parameter));
        Assert.True(parameter.requires_grad);
        Assert.True(parameter.is_leaf);
    }

    private static Tensor Fill(string name, Tensor tensor) => name switch
    {
        "uniform" => uniform_(tensor, -0.5, 2),
        "normal" => normal_(tensor, 1, 0.5),
        "constant" => constant_(tensor, 0.25),
        "ones" => ones_(tensor),
        "zeros" => zeros_(tensor),
        "eye" => eye_(tensor),
        "xavier_uniform" => xavier_uniform_(tensor, calculate_gain(NonlinearityType.Tanh)),
        "xavier_normal" => xavier_normal_(tensor, calculate_gain(NonlinearityType.ReLU)),
        "kaiming_uniform" => kaiming_uniform_(tensor, 0.2),
        "kaiming_normal" => kaiming_normal_(tensor, mode: FanInOut.FanOut, nonlinearity: NonlinearityType.ReLU),
        "orthogonal_wide" => orthogonal_(tensor),
        "orthogonal_tall" => orthogonal_(tensor, 2),
        _ => throw new ArgumentException($"No initialisation for reference '{name}': add it here.", nameof(name)),
    };

    private static nn.Module Layer(string name) => name switch
    {
        "linear" => nn.Linear(4, 3),
        "embedding" => nn.Embedding(5, 4, padding_idx: 0),
        "conv1d" => nn.Conv1d(2, 3, 3),
        "conv2d" => nn.Conv2d(2, 4, 3, groups: 2),
        "batchnorm2d" => nn.BatchNorm2d(3),
        "layernorm" => nn.LayerNorm([2, 3]),
        "rnn" => nn.RNN(3, 2, numLayers: 2, bidirectional: true),
        "gru" => nn.GRU(3, 2),
        "lstm" => nn.LSTM(3, 2, numLayers: 2),
        "rnn_cell" => nn.RNNCell(3, 2),
        "gru_cell" => nn.GRUCell(3, 2),
        "lstm_cell" => nn.LSTMCell(3, 2),
        _ => throw new ArgumentException($"No layer for reference '{name}': add it here.", nameof(name)),
    };
}
