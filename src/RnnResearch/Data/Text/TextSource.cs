namespace RnnResearch.Data.Text;

/// <summary>One text as a stream of bytes.</summary>
/// <param name="Name">How messages call it: a file's path, or the corpus.</param>
/// <param name="Open">Opens it at its beginning.</param>
internal sealed record TextSource(string Name, Func<Stream> Open);
