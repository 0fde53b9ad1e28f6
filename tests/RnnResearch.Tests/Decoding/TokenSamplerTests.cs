using RnnResearch.Decoding;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Decoding;

public sealed class TokenSamplerTests
{
    private static readonly TokenChoice Likeliest = new() { Temperature = 0 };

    [Fact]
    public void The_prompt_is_read_and_every_token_is_fed_back()
    {
        using var scope = NewDisposeScope();
        var seen = new List<string>();
        // After as many tokens as there are, their number comes next.
        using var session = new ScriptedSession(1, written =>
        {
            seen.Add(string.Join(' ', written));
            return [.. Enumerable.Range(0, 9).Select(id => id == written.Count ? 0.9 : 0.0125)];
        });
        Assert.Equal([3L, 4, 5, 6], TokenSampler.Write(new SessionReader(session), [7, 8, 7], Likeliest, new Generator(1)).Take(4));
        Assert.Equal(["7", "7 8", "7 8 7", "7 8 7 3", "7 8 7 3 4", "7 8 7 3 4 5"], seen);
    }

    [Fact]
    public void Nothing_is_computed_before_it_is_asked_for()
    {
        using var scope = NewDisposeScope();
        var steps = 0;
        using var session = new ScriptedSession(1, _ =>
        {
            steps++;
            return [0.5, 0.5];
        });
        using var text = TokenSampler.Write(new SessionReader(session), [0], new TokenChoice(), new Generator(1)).GetEnumerator();
        Assert.Equal(0, steps);
        for (var token = 1; token <= 3; token++)
        {
            Assert.True(text.MoveNext());
            Assert.Equal(token, steps);
        }
    }

    [Fact]
    public void The_same_seed_writes_the_same_text()
    {
        using var scope = NewDisposeScope();
        var texts = Array.ConvertAll(new ulong[] { 1, 1, 2 }, seed =>
        {
            using var session = new ScriptedSession(1, _ => [0.2, 0.3, 0.5]);
            return TokenSampler.Write(new SessionReader(session), [0], new TokenChoice(), new Generator(seed)).Take(40).ToList();
        });
        Assert.Equal(texts[0], texts[1]);
        Assert.NotEqual(texts[0], texts[2]);
    }

    [Fact]
    public void No_scope_stays_open_between_two_tokens()
    {
        using var session = new ScriptedSession(1, _ => [0.5, 0.5]);
        using var generator = new Generator(1);
        using var scope = NewDisposeScope();
        foreach (var _ in TokenSampler.Write(new SessionReader(session), [0, 1], new TokenChoice(), generator).Take(3))
        {
            Assert.Same(scope, CurrentDisposeScope);
            Assert.Equal(0, scope.DisposablesCount);
        }
    }

    [Fact]
    public void Without_a_prompt_there_is_nothing_to_feed()
    {
        using var session = new ScriptedSession(1, _ => [0.5, 0.5]);
        using var generator = new Generator(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenSampler.Write(new SessionReader(session), [], Likeliest, generator).First());
    }
}
