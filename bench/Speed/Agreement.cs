using System.Globalization;

namespace Speed;

/// <summary>That fixed points are those of the same computation.</summary>
internal static class Agreement
{
    private const double Tolerance = 1e-4;

    // Of the last loss, after updates: Adam makes a gradient that is nothing but rounding as large as any. Two of our own ways to compute
    // char-lstm-512 differ by 1.1e-3.
    private const double ToleranceAfterUpdates = 2e-3;

    /// <exception cref="InvalidDataException">They are not.</exception>
    internal static void Check(IReadOnlyList<double> here, IReadOnlyList<double> there, string who)
    {
        if (here.Count == there.Count && Enumerable.Range(0, here.Count).All(Agree)) return;
        throw new InvalidDataException(
            $"not the same computation: {string.Join(", ", here)} here, {string.Join(", ", there)} by {who} (weights, then losses)");

        bool Agree(int i)
        {
            var tolerance = i > 0 && i == here.Count - 1 ? ToleranceAfterUpdates : Tolerance;
            return Math.Abs(here[i] - there[i]) <= tolerance * Math.Max(1, Math.Abs(there[i]));
        }
    }

    /// <summary>The losses of a fixed point, as text.</summary>
    internal static string Losses(IReadOnlyList<double> fixedPoint) =>
        string.Join(" and ", fixedPoint.Skip(1).Select(loss => loss.ToString("F6", CultureInfo.InvariantCulture)));
}
