using System.Text;
using RnnResearch.Data;

namespace RnnResearch.Tests.Fuzzing;

/// <summary>What disks, networks and hands do to files, drawn from a seed: the same seed, the same damage.</summary>
internal static class Damage
{
    private static readonly string[] Numbers =
        ["-1", "0", "1e999", "99999999999999999999", "4294967296", "9223372036854775807", "NaN", "null", "\"\"", "[]", "{}", "1.5"];

    /// <summary>The bytes with one to three things wrong with them.</summary>
    public static byte[] Of(byte[] whole, int seed)
    {
        var random = new CounterRandom((ulong)seed);
        var bytes = whole.ToList();
        for (var count = 1 + random.Below(3); count > 0 && bytes.Count > 0; count--) Once(bytes, random);
        return [.. bytes];
    }

    private static void Once(List<byte> bytes, CounterRandom random)
    {
        var (from, length) = Range(bytes, random);
        switch (random.Below(9))
        {
            case 0: // cut off
                bytes.RemoveRange(from, bytes.Count - from);
                break;
            case 1: // bits that fell over
                for (var flips = 1 + random.Below(8); flips > 0; flips--) bytes[random.Below(bytes.Count)] ^= (byte)(1 << random.Below(8));
                break;
            case 2: // a block of something else
                for (var i = from; i < from + length; i++) bytes[i] = (byte)random.Below(256);
                break;
            case 3: // a block that was never written
                for (var i = from; i < from + length; i++) bytes[i] = 0;
                break;
            case 4: // a block that is missing
                bytes.RemoveRange(from, length);
                break;
            case 5: // a block that is there twice
                bytes.InsertRange(from, bytes.GetRange(from, length));
                break;
            case 6: // something in between
                bytes.InsertRange(from, Enumerable.Range(0, length).Select(_ => (byte)random.Below(256)));
                break;
            case 7: // something behind the end
                bytes.AddRange(Enumerable.Repeat((byte)random.Below(256), length));
                break;
            default:
                PutNumber(bytes, random);
                break;
        }
    }

    // A number, or the next word, that became another.
    private static void PutNumber(List<byte> bytes, CounterRandom random)
    {
        var at = random.Below(bytes.Count);
        while (at < bytes.Count && !IsDigit(bytes[at])) at++;
        var end = at;
        while (end < bytes.Count && IsDigit(bytes[end])) end++;
        bytes.RemoveRange(at, end - at);
        bytes.InsertRange(at, Encoding.ASCII.GetBytes(Numbers[random.Below(Numbers.Length)]));
    }

    private static bool IsDigit(byte letter) => letter is >= (byte)'0' and <= (byte)'9';

    private static (int From, int Length) Range(List<byte> bytes, CounterRandom random)
    {
        var from = random.Below(bytes.Count);
        return (from, 1 + random.Below(Math.Min(64, bytes.Count - from)));
    }
}
