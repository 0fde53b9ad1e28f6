using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the convolutions share: sizes, padding, and weights [out, in / groups, *kernel], which start uniform within ±1/sqrt(fan in).</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    protected Parameter? _weight;
    [ComponentName(Name = nameof(bias))]
    protected Parameter? _bias;
    protected long[] _reversed_padding_repeated_twice = [];

    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
        : base(name)
    {
        if (in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException($"{name}: in_channels ({in_channels}) and out_channels ({out_channels}) must be multiples of groups ({groups}).");
        (this.in_channels, this.out_channels, this.groups) = (in_channels, out_channels, groups);
        (this.kernel_size, this.stride, this.dilation) = (kernel_size, stride, dilation);
        (this.transposed, this.output_padding, this.padding_mode) = (transposed, output_padding, padding_mode);
        if (padding_type is { } type)
            SetPadding(type);
        else
            SetPadding(padding ?? new long[kernel_size.Length]);
        long[] shape = transposed ? [in_channels, out_channels / groups, .. kernel_size] : [out_channels, in_channels / groups, .. kernel_size];
        weight = new Parameter(empty(shape, dtype, device));
        this.bias = bias ? new Parameter(empty(out_channels, dtype, device)) : null;
        reset_parameters();
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public long groups { get; set; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[]? padding { get; private set; }

    public Padding? padding_type { get; private set; }

    public PaddingModes padding_mode { get; set; }

    public long[] dilation { get; set; }

    public bool transposed { get; }

    public long[] output_padding { get; set; }

    public Parameter weight
    {
        get => _weight!;
        set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
    }

    public Parameter? bias
    {
        get => _bias;
        set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
    }

    public void reset_parameters() => LayerInit.Uniform(weight, bias);

    public void SetPadding(long[] padding)
    {
        this.padding = padding;
        padding_type = null;
        _reversed_padding_repeated_twice = [.. padding.Reverse().SelectMany(amount => new[] { amount, amount })];
    }

    public void SetPadding(Padding padding)
    {
        if (padding == Padding.Same && stride.Any(step => step != 1))
            throw new ArgumentException($"{GetName()}: padding Same needs a stride of 1.");
        this.padding = null;
        padding_type = padding;
        _reversed_padding_repeated_twice = [.. kernel_size.Zip(dilation, Around).Reverse().SelectMany(amounts => amounts)];
    }

    // An even kernel needs one more behind than before.
    private long[] Around(long size, long spread)
    {
        var total = padding_type == Padding.Same ? spread * (size - 1) : 0;
        return [total / 2, total - total / 2];
    }

    /// <summary>Whether the input has the channels expected and is a batch (or, without that dimension, one sample).</summary>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        var shape = input.shape;
        return (shape.Length == dimensions + 2 && shape[1] == in_channels) || (shape.Length == dimensions + 1 && shape[0] == in_channels);
    }

    private protected Tensor Convolve(Tensor input, Native.Operator op, Native.Operator opWithNamedPadding)
    {
        if (!ValidateShape(input, kernel_size.Length))
            throw new ArgumentException($"{GetName()}: expected an input [N, {in_channels}, {(kernel_size.Length == 1 ? "L" : "H, W")}], got [{string.Join(", ", input.shape)}].");
        if (padding_mode is not (PaddingModes.Zeros or PaddingModes.Constant))
        {
            using var padded = nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
            return op.Call(padded, weight, bias, stride, new long[kernel_size.Length], dilation, groups);
        }
        return padding_type is { } type
            ? opWithNamedPadding.Call(input, weight, bias, stride, type.ToString().ToLowerInvariant(), dilation, groups)
            : op.Call(input, weight, bias, stride, padding, dilation, groups);
    }
}
