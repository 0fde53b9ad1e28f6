using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests;

/// <summary>Numbers computed by PyTorch, from the JSON files that the scripts in reference/ write.</summary>
internal static class ReferenceFile
{
    internal static JsonElement Load(string name)
        => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", name + ".json"))).RootElement;

    internal static TheoryData<string> Names(string file, string? part = null)
    {
        var root = Load(file);
        return new TheoryData<string>((part is null ? root : root.GetProperty(part)).EnumerateObject().Select(entry => entry.Name));
    }

    internal static Tensor ToTensor(JsonElement entry)
    {
        var shape = entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var data = entry.GetProperty("data").EnumerateArray();
        return entry.GetProperty("dtype").GetString() switch
        {
            "float64" => tensor(data.Select(value => value.GetDouble()).ToArray(), shape),
            "float32" => tensor(data.Select(value => value.GetSingle()).ToArray(), shape),
            "int64" => tensor(data.Select(value => value.GetInt64()).ToArray(), shape),
            _ => tensor(data.Select(value => value.GetBoolean()).ToArray(), shape),
        };
    }

    internal static Tensor[] ToTensors(JsonElement list) => [.. list.EnumerateArray().Select(ToTensor)];

    internal static Dictionary<string, Tensor> ToDictionary(JsonElement entries)
        => entries.EnumerateObject().ToDictionary(entry => entry.Name, entry => ToTensor(entry.Value));

    internal static void AssertClose(JsonElement expected, Tensor? actual, string what, double tolerance = 1e-9)
    {
        Assert.True(actual is not null, $"{what}: there is none");
        var wanted = ToTensor(expected);
        Assert.Equal(wanted.shape, actual.shape);
        Assert.Equal(wanted.dtype, actual.dtype);
        Assert.True(wanted.allclose(actual, rtol: tolerance, atol: tolerance), $"{what}: expected\n{wanted.str()}\ngot\n{actual.str()}");
    }

    /// <summary>A number that depends on every output in its own way, as in make_modules.py.</summary>
    internal static Tensor? Objective(IEnumerable<Tensor> outputs)
    {
        var terms = outputs.Where(output => output.is_floating_point() && output.requires_grad)
            .Select(output => output.flatten().mul(linspace(-1, 1, output.numel(), dtype: output.dtype).add(0.25)).sum());
        return terms.Aggregate((Tensor?)null, (sum, term) => sum is null ? term : sum.add(term));
    }
}
