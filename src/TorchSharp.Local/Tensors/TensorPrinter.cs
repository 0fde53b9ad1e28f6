using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Writes a tensor as nested brackets; the middle of long dimensions is left out.</summary>
internal sealed class TensorPrinter(string format, CultureInfo culture, string newLine)
{
    private const int Shown = 6;
    private readonly StringBuilder text = new();

    internal static string Metadata(Tensor tensor) =>
        $"[{string.Join("x", tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    internal string Print(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        Append(tensor.cpu(), 0);
        return text.ToString();
    }

    private void Append(Tensor tensor, int depth)
    {
        if (tensor.dim() == 0)
        {
            AppendValue(tensor);
            return;
        }
        var size = tensor.size(0);
        var separator = tensor.dim() == 1 ? ", " : "," + newLine + new string(' ', depth + 1);
        text.Append('[');
        for (var i = 0L; i < size; i++)
        {
            if (i > 0)
                text.Append(separator);
            if (size > Shown && i == Shown / 2)
            {
                text.Append("...").Append(separator);
                i = size - Shown / 2;
            }
            Append(tensor[i], depth + 1);
        }
        text.Append(']');
    }

    private void AppendValue(Tensor element) => text.Append(element.dtype switch
    {
        ScalarType.Bool => element.ToBoolean() ? "true" : "false",
        var type when is_integral(type) => element.ToInt64().ToString(culture),
        _ => element.ToDouble().ToString(format, culture),
    });
}
