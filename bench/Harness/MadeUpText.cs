using RnnResearch.Data.Text;
using static TorchSharp.torch;

namespace Harness;

/// <summary>Tokens without meaning: those of a linear congruential generator, the same as in bench/peers/serving.py.</summary>
public static class MadeUpText
{
    public static IReadOnlyList<long> Tokens(int count, int vocabulary)
    {
        var tokens = new long[count];
        var random = 1L;
        for (var i = 0; i < count; i++)
        {
            random = ((random * 1103515245) + 12345) % (1L << 31);
            tokens[i] = (random >> 8) % vocabulary;
        }
        return tokens;
    }

    /// <summary>The same as a split of a corpus, as narrow as a corpus keeps it.</summary>
    public static EncodedText Encoded(int count, int vocabulary)
    {
        using var scope = NewDisposeScope();
        var type = vocabulary <= byte.MaxValue + 1 ? ScalarType.Byte : vocabulary <= short.MaxValue ? ScalarType.Int16 : ScalarType.Int32;
        return new EncodedText(tensor(Tokens(count, vocabulary).ToArray()).to(type).MoveToOuterDisposeScope(), count);
    }
}
