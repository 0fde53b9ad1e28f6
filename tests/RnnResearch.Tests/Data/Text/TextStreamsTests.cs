using RnnResearch.Data.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data.Text;

public sealed class TextStreamsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Chunks_are_those_of_the_drawing()
    {
        const string Text = "the_cat_sat_on_m";
        var streams = Streams([.. Text.Select(letter => (long)letter)], streams: 3, steps: 2);
        Assert.Equal((3, 2, 3L, 15L), (streams.Streams, streams.Steps, streams.Chunks, streams.Targets));
        var chunks = Enumerable.Range(0, 3).Select(chunk => streams.Chunk(chunk, CPU)).ToList();
        Assert.Equal(["th | at | t_", "e_ | _s | on", "c | a | _"], chunks.Select(chunk => Drawn(chunk.inputs)));
        Assert.Equal(["he | t_ | _o", "_c | sa | n_", "a | t | m"], chunks.Select(chunk => Drawn(chunk.targets)));
    }

    [Theory]
    [InlineData(16, 3, 2)]
    [InlineData(17, 4, 4)]   // one whole chunk and nothing over
    [InlineData(17, 4, 3)]
    [InlineData(101, 1, 25)]
    [InlineData(57, 10, 50)] // a chunk longer than a stream
    [InlineData(2, 1, 1)]
    public void Every_target_is_its_inputs_successor_and_comes_once(int tokens, int count, int steps)
    {
        var streams = Streams([.. Enumerable.Range(0, tokens).Select(i => (long)i)], count, steps);
        var length = (tokens - 1) / count;
        var read = new List<long>[count];
        for (var b = 0; b < count; b++) read[b] = [];
        for (var chunk = 0L; chunk < streams.Chunks; chunk++)
        {
            var (inputs, targets) = streams.Chunk(chunk, CPU);
            var expected = chunk < streams.Chunks - 1 ? steps : length - (steps * (streams.Chunks - 1));
            Assert.Equal([expected, count], inputs.shape);
            Assert.Equal([expected, count], targets.shape);
            Assert.Equal((inputs + 1).data<long>().ToArray(), targets.data<long>().ToArray());
            for (var b = 0; b < count; b++) read[b].AddRange(inputs.select(1, b).contiguous().data<long>().ToArray());
        }
        // Stream after stream the text stands there whole, but for fewer than B tokens at its end.
        Assert.Equal(Enumerable.Range(0, length * count).Select(i => (long)i), read.SelectMany(stream => stream));
        Assert.All(read, stream => Assert.Equal(length, stream.Count));
        Assert.Equal(length * count, streams.Targets);
        Assert.InRange(tokens - 1 - (length * count), 0, count - 1);
    }

    [Theory]
    [InlineData(ScalarType.Byte, 255)]
    [InlineData(ScalarType.Int16, 32_000)]
    [InlineData(ScalarType.Int32, 100_000)]
    public void Narrow_tokens_come_out_as_whole_numbers_of_64_bits(ScalarType type, long largest)
    {
        var streams = Streams([largest, 0, largest - 1, 1, largest], streams: 2, steps: 5, type);
        var (inputs, targets) = streams.Chunk(0, CPU);
        Assert.Equal(ScalarType.Int64, inputs.dtype);
        Assert.Equal(ScalarType.Int64, targets.dtype);
        Assert.Equal([largest, largest - 1, 0, 1], inputs.data<long>().ToArray());
        Assert.Equal([0, 1, largest - 1, largest], targets.data<long>().ToArray());
    }

    [Fact]
    public void A_text_shorter_than_its_streams_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Streams([1, 2, 3], streams: 3, steps: 1));

    private static TextStreams Streams(long[] tokens, int streams, int steps, ScalarType type = ScalarType.Int32) =>
        new(new EncodedText(tensor(tokens).to(type), tokens.Length), streams, steps);

    /// <summary>A column per stream, as the drawing has it.</summary>
    private static string Drawn(Tensor tokens) => string.Join(" | ", Enumerable.Range(0, (int)tokens.shape[1])
        .Select(b => string.Concat(tokens.select(1, b).contiguous().data<long>().ToArray().Select(letter => (char)letter))));
}
