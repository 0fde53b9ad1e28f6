using Harness;
using RnnResearch.Data;
using RnnResearch.Data.Text;

namespace Growth;

/// <summary>Reading a text file as characters, as an experiment does before it trains.</summary>
internal sealed class CorpusLoading : IWork
{
    private const int MegaByte = 1_000_000;
    private const int LineLength = 80;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rnn-bench-");
    private readonly string path;

    /// <param name="megabytes">length of the file, made up of lines of small letters and blanks</param>
    internal CorpusLoading(int megabytes)
    {
        path = Path.Combine(folder.FullName, "text.txt");
        using var file = new StreamWriter(path);
        var characters = MadeUpText.Tokens(997 * (LineLength - 1), 27).Select(token => token == 26 ? ' ' : (char)('a' + token));
        string[] lines = [.. characters.Chunk(LineLength - 1).Select(line => new string(line))];
        for (var i = 0; i < megabytes * MegaByte / LineLength; i++)
        {
            file.Write(lines[i % lines.Length]);
            file.Write('\n');
        }
    }

    public IReadOnlyList<double> FixedPoint() => [];

    /// <summary>Returns the characters read.</summary>
    public long Run()
    {
        using var corpus = TextCorpus.Load(new TextDataConfig { Path = path }, vocabulary: null, log: _ => { });
        return corpus[Split.Train].Characters + corpus[Split.Validation].Characters;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
