namespace RnnResearch.Data.Text;

/// <summary>
/// A growing list of small numbers, in chunks of one, two or four bytes a number: each chunk is as wide as what it holds asks for.
/// </summary>
internal sealed class CompactNumbers
{
    private const int ChunkLength = 1 << 16;

    private readonly List<Array> chunks = [];
    private int used = ChunkLength;

    public long Count => (long)chunks.Count * ChunkLength - (ChunkLength - used);

    /// <param name="number">0 or more</param>
    public void Add(int number)
    {
        if (used == ChunkLength)
        {
            chunks.Add(new byte[ChunkLength]);
            used = 0;
        }
        Put(number);
        used++;
    }

    /// <summary>The numbers from index <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public IEnumerable<int> Range(long from, long to)
    {
        for (var at = from; at < to;)
        {
            var chunk = chunks[(int)(at / ChunkLength)];
            var begin = (int)(at % ChunkLength);
            var end = (int)Math.Min(ChunkLength, begin + to - at);
            for (var i = begin; i < end; i++)
                yield return At(chunk, i);
            at += end - begin;
        }
    }

    private void Put(int number)
    {
        switch (chunks[^1])
        {
            case byte[] bytes when number <= byte.MaxValue:
                bytes[used] = (byte)number;
                break;
            case ushort[] shorts when number <= ushort.MaxValue:
                shorts[used] = (ushort)number;
                break;
            case int[] ints:
                ints[used] = number;
                break;
            case var narrow:
                chunks[^1] = Widened(narrow, number);
                Put(number);
                break;
        }
    }

    private static Array Widened(Array narrow, int number)
    {
        Array wide = number <= ushort.MaxValue ? new ushort[ChunkLength] : new int[ChunkLength];
        Array.Copy(narrow, wide, ChunkLength);
        return wide;
    }

    private static int At(Array chunk, int index) => chunk switch
    {
        byte[] bytes => bytes[index],
        ushort[] shorts => shorts[index],
        _ => ((int[])chunk)[index],
    };
}
