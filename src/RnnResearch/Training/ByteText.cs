using System.Globalization;

namespace RnnResearch.Training;

/// <summary>Sizes as people say them.</summary>
internal static class ByteText
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>Such as 12 bytes, 3.4 MB, 16 TB.</summary>
    public static string Of(double bytes)
    {
        var unit = 0;
        for (; bytes >= 1000 && unit < Units.Length - 1; unit++) bytes /= 1000;
        var number = bytes.ToString(unit > 0 && bytes < 10 ? "0.#" : "0", CultureInfo.InvariantCulture);
        return $"{number} {Units[unit]}";
    }
}
