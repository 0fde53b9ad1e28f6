namespace RnnResearch.Decoding;

/// <summary>A sequence being written. Drafts share their beginnings: each holds its last token and the draft before it.</summary>
internal sealed class Draft
{
    private readonly Draft? before;
    private readonly float[]? attention;

    /// <summary>Nothing written yet.</summary>
    public Draft()
    {
    }

    private Draft(Draft before, long token, double logProbability, float[]? attention, bool finished)
    {
        this.before = before;
        this.attention = attention;
        Token = token;
        LogProbability = logProbability;
        Finished = finished;
        Length = before.Length + 1;
    }

    public long Token { get; }

    public double LogProbability { get; }

    public bool Finished { get; }

    /// <summary>Tokens written, the end included.</summary>
    public int Length { get; }

    /// <summary>This draft and one token more, which finishes it if it is the end.</summary>
    public Draft Extend(long token, double logProbability, float[]? looked, long end) =>
        new(this, token, LogProbability + logProbability, looked, token == end);

    public Hypothesis ToHypothesis()
    {
        var (tokens, looked) = (new List<long>(Length), new List<float[]>(Length));
        for (var at = Finished ? before! : this; at.before is not null; at = at.before)
        {
            tokens.Add(at.Token);
            if (at.attention is not null) looked.Add(at.attention);
        }
        tokens.Reverse();
        looked.Reverse();
        return new Hypothesis(tokens, LogProbability, Finished, looked);
    }
}
