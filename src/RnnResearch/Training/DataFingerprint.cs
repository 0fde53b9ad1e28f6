using System.Security.Cryptography;
using System.Text;

namespace RnnResearch.Training;

/// <summary>What tells the data of a run from others, see <see cref="ITrainingTask.Fingerprint"/>.</summary>
internal static class DataFingerprint
{
    /// <summary>A digest of texts, one after the other: what separates them has to be in them.</summary>
    public static string Of(IEnumerable<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(texts))));
}
