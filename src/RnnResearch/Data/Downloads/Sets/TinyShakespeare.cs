namespace RnnResearch.Data.Downloads.Sets;

/// <summary>A piece of Shakespeare, 1,115,394 characters.</summary>
internal static class TinyShakespeare
{
    private static readonly DataFile Input = new GitHubCommit("karpathy/char-rnn", "6f9487a6fe5b420b7ca9afb0d7c078e37c1d1b4e")
        .File("data/tinyshakespeare/input.txt", 1115394, "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed");

    public static DataSetEntry Entry => new()
    {
        Name = "tinyshakespeare",
        Title = "A piece of Shakespeare's plays, char-rnn's example text",
        Terms = """
            Terms: the text is in the public domain; the repository it comes from is under the MIT licence.
            Cite: A. Karpathy (2015), The Unreasonable Effectiveness of Recurrent Neural Networks.
            """,
        MirrorFiles = [Input],
        Originals = [Input],
        Preparation = new TextPreparation { Files = [new(Input)], Counts = [new("tinyshakespeare", 65, [1115394])] },
    };
}
