using System.Security.Cryptography;
using System.Text;

namespace RnnResearch.Data;

/// <summary>
/// Splits for data that comes without: 80/10/10 by a hash of what names an example, so that no example depends on the others.
/// </summary>
internal static class SplitByHash
{
    private const int Parts = 10;

    /// <param name="name">what is the same for all that has to be in one split</param>
    public static Split Of(string name) => PartOf(name) switch { 8 => Split.Validation, 9 => Split.Test, _ => Split.Train };

    /// <summary>Which of ten parts of about the same size it is in, from 0.</summary>
    public static int PartOf(string name) => (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(name))) % Parts);
}
