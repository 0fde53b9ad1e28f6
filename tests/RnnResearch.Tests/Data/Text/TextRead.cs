using System.IO.Compression;
using System.Text;
using RnnResearch.Data;
using RnnResearch.Data.Text;

namespace RnnResearch.Tests.Data.Text;

/// <summary>Files of text for one test, and what reading them gives.</summary>
internal sealed class TextRead : IDisposable
{
    private readonly TempFolder folder = new();

    /// <summary>The lines that were logged.</summary>
    public List<string> Lines { get; } = [];

    public string this[string name] => folder[name];

    public void Dispose() => folder.Dispose();

    public TextRead With(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
        File.WriteAllBytes(folder[name], content);
        return this;
    }

    public TextRead With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    public TextCorpus Load(string path, TextUnit? unit = null, TextVocabulary? vocabulary = null) =>
        Load(new TextDataConfig { Path = folder[path], Unit = unit, Validation = 0 }, vocabulary);

    public TextCorpus Load(TextDataConfig config, TextVocabulary? vocabulary = null) => TextCorpus.Load(config, vocabulary, Lines.Add);

    /// <summary>The tokens of the training split, read from the file or folder.</summary>
    public string[] Tokens(string path, TextUnit? unit = null)
    {
        using var corpus = Load(path, unit);
        return Tokens(corpus, Split.Train);
    }

    public string Refusal(string path, TextUnit? unit = null) => Assert.Throws<DataException>(() => Load(path, unit)).Message;

    public static string[] Tokens(TextCorpus corpus, Split split) =>
        [.. Ids(corpus, split).Select(id => corpus.Vocabulary.Tokens[(int)id])];

    public static long[] Ids(TextCorpus corpus, Split split)
    {
        using var ids = corpus[split].Tokens.to(TorchSharp.torch.int64);
        return ids.data<long>().ToArray();
    }
}
