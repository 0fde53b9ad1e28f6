using RnnResearch.Data;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

public sealed class DecoderSessionTests
{
    [Theory]
    [MemberData(nameof(TestCaptioner.Variants), MemberType = typeof(TestCaptioner))]
    public void What_no_caption_holds_is_never_written(string variant)
    {
        using var scope = NewDisposeScope();
        var decoder = TestCaptioner.Create(variant);
        decoder.eval();
        using var session = new DecoderSession(decoder, TestCaptioner.Annotations());

        var logp = session.Step(tensor(new long[] { TestCaptioner.Start, TestCaptioner.Start, TestCaptioner.Start }));

        var finite = logp.isfinite().to(ScalarType.Int64).sum(dim: 0).data<long>().ToArray();
        var words = Enumerable.Range(0, TestCaptioner.Vocabulary);
        Assert.Equal(words.Select(id => id is Vocabulary.Pad or Vocabulary.Start ? 0L : 3L), finite);
    }
}
