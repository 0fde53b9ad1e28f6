using TorchSharp.Modules;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// The weights of RNN, LSTM and GRU and the calls that use them. Names, shapes and order are PyTorch's: for layer k
/// weight_ih_lk [gates * H, in], weight_hh_lk [gates * H, H], bias_ih_lk, bias_hh_lk [gates * H], then the same with
/// _reverse for the backward direction. All start uniform within ±1/sqrt(H).
/// </summary>
internal sealed class RecurrentWeights
{
    private readonly nn.Module owner;
    private readonly RecurrentShape shape;
    private readonly Parameter[] parameters;

    internal RecurrentWeights(nn.Module owner, int gates, RecurrentShape shape, Device? device, ScalarType? dtype)
    {
        this.owner = owner;
        this.shape = shape;
        foreach (var (name, size) in Shapes(gates))
        {
            // As in the package these end with the scope that the layer is made in, where Linear's do not. There the layer itself goes on, holding
            // them natively; here it does not.
            owner.register_parameter(name, new Parameter(empty(size, dtype, device)));
        }
        // The objects stay the same when they are loaded, converted or moved.
        parameters = [.. owner.parameters()];
        LayerInit.Uniform(parameters, shape.Hidden);
    }

    internal Parameter? Find(string name) => owner.has_parameter(name) ? owner.get_parameter(name) : null;

    /// <summary>The state a sequence starts from when none is given: zeros [layers * directions, N, H].</summary>
    internal Tensor InitialState(Tensor input, long batch)
        => zeros(shape.Layers * shape.Directions, batch, shape.Hidden, input.dtype, input.device);

    internal long BatchOf(Tensor input)
    {
        if (input.dim() != 3 || input.shape[2] != shape.Input)
            throw new ArgumentException($"{owner.GetName()}: expected an input [{(shape.BatchFirst ? "N, T" : "T, N")}, {shape.Input}], got [{string.Join(", ", input.shape)}].");
        return input.shape[shape.BatchFirst ? 0 : 1];
    }

    /// <summary>Runs over padded sequences; returns outputs and last states.</summary>
    internal Tensor[] Run(Operator op, Tensor input, Argument state)
        => Checked(op.CallMany(input, state, parameters, shape.Bias, shape.Layers, Dropout, owner.training, shape.Bidirectional, shape.BatchFirst));

    /// <summary>Runs over packed sequences; returns packed outputs and last states.</summary>
    internal Tensor[] Run(Operator op, nn.utils.rnn.PackedSequence input, Argument state)
        => Checked(op.CallMany(input.data, input.batch_sizes, state, parameters, shape.Bias, shape.Layers, Dropout, owner.training, shape.Bidirectional));

    /// <summary>On CUDA, lays all weights out in the one block that cuDNN wants.</summary>
    internal void Flatten(int mode)
    {
        if (parameters[0].device_type != DeviceType.CUDA)
            return;
        using var off = no_grad();
        using var block = Aten._cudnn_rnn_flatten_weight.Call(parameters, shape.Bias ? 4 : 2, shape.Input, mode, shape.Hidden, 0, shape.Layers, shape.BatchFirst, shape.Bidirectional);
    }

    private double Dropout => owner.training ? shape.Dropout : 0;

    private static Tensor[] Checked(Tensor?[] results) => [.. results.Select(result => result!)];

    private IEnumerable<(string Name, long[] Size)> Shapes(int gates)
    {
        var height = gates * shape.Hidden;
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var width = layer == 0 ? shape.Input : shape.Hidden * shape.Directions;
            foreach (var suffix in shape.Bidirectional ? [$"l{layer}", $"l{layer}_reverse"] : new[] { $"l{layer}" })
            {
                yield return ($"weight_ih_{suffix}", [height, width]);
                yield return ($"weight_hh_{suffix}", [height, shape.Hidden]);
                if (!shape.Bias)
                    continue;
                yield return ($"bias_ih_{suffix}", [height]);
                yield return ($"bias_hh_{suffix}", [height]);
            }
        }
    }
}
