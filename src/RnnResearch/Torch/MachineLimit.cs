using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace RnnResearch.Torch;

/// <summary>What the machine could not give, in a sentence: it is no fault of the program.</summary>
public static partial class MachineLimit
{
    private const string Fix = "make the model, the batch or the sequence smaller, or end other programs";

    /// <summary>The sentence, or null where an exception is about something else.</summary>
    public static string? Sentence(Exception error) => error switch
    {
        OutOfMemoryException => $"there is not enough memory; {Fix}",
        ExternalException when OnGpu().Match(error.Message) is { Success: true } asked =>
            $"there is not enough memory on the GPU: {asked.Groups[1].Value} more were asked for; {Fix}",
        ExternalException when OnProcessor().Match(error.Message) is { Success: true } asked =>
            $"there is not enough memory: {Gigabytes(asked.Groups[1].Value)} more were asked for; {Fix}",
        AggregateException { InnerException: { } inner } => Sentence(inner),
        _ => null,
    };

    private static string Gigabytes(string bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{double.Parse(bytes, CultureInfo.InvariantCulture) / 1e9:N1} GB");

    // The words of libtorch's allocators.
    [GeneratedRegex(@"CUDA out of memory\. Tried to allocate ([\d.]+ \w+)")]
    private static partial Regex OnGpu();

    [GeneratedRegex(@"can't allocate memory: you tried to allocate (\d+) bytes")]
    private static partial Regex OnProcessor();
}
