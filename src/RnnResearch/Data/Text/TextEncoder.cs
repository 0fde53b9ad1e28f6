using static TorchSharp.torch;

namespace RnnResearch.Data.Text;

/// <summary>Turns the numbers of a table into the ids of a vocabulary, and those into a tensor.</summary>
internal sealed class TextEncoder
{
    private const int BlockLength = 1 << 20;
    private const int NamedStrangers = 10;

    private readonly TextVocabulary vocabulary;
    private readonly TokenTable table;
    private readonly int?[] ids;

    public TextEncoder(TextVocabulary vocabulary, TokenTable table)
    {
        this.vocabulary = vocabulary;
        this.table = table;
        ids = [.. table.Tokens.Select(token => (int?)vocabulary.Find(token))];
    }

    private string Noun => vocabulary.Unit.Name();

    private bool LeavesOut => vocabulary.Unknown is null;

    /// <summary>
    /// The split's ids; tells which tokens the vocabulary lacks, and throws <see cref="DataException"/> when it lacks all.
    /// </summary>
    public EncodedText Encode(string name, TextPart part, Action<string> log)
    {
        var strangers = part.Tokens.Where(id => ids[id] is null).CountBy(id => id).OrderBy(pair => pair.Key).ToList();
        var lacking = strangers.Sum(pair => (long)pair.Value);
        if (lacking > 0)
        {
            var fate = LeavesOut ? "were left out" : "became <unk>";
            var names = Names([.. strangers.Select(pair => pair.Key)]);
            log($"{name}, {part.Split.Name()}: {lacking:N0} of {part.Count:N0} {Noun} are not in the vocabulary and {fate}: {names}");
        }
        if (LeavesOut && lacking == part.Count)
            throw new DataException(
                $"{name}: none of the {Noun} of the split {part.Split.Name()} is in the vocabulary. "
                + "Give the text that the vocabulary was made of, or one in the same script.");
        return new(Encode(part, LeavesOut ? part.Count - lacking : part.Count), part.Characters(Keeps));
    }

    private Tensor Encode(TextPart part, long count)
    {
        var tokens = empty(count, dtype: Type()).DetachFromDisposeScope();
        var at = 0L;
        foreach (var block in part.Tokens.Where(Keeps).Select(id => ids[id] ?? (int)vocabulary.Unknown!).Chunk(BlockLength))
        {
            using var scope = NewDisposeScope();
            tokens.narrow(0, at, block.Length).copy_(tensor(block));
            at += block.Length;
        }
        return tokens;
    }

    private bool Keeps(int id) => !LeavesOut || ids[id] is not null;

    private ScalarType Type() => vocabulary.Count switch
    {
        <= byte.MaxValue + 1 => ScalarType.Byte,
        <= short.MaxValue => ScalarType.Int16,
        _ => ScalarType.Int32,
    };

    private string Names(IReadOnlyList<int> strangers) =>
        string.Join(' ', strangers.Take(NamedStrangers).Select(id => vocabulary.Shown(table.Tokens[id])))
        + (strangers.Count > NamedStrangers ? " ..." : "");
}
