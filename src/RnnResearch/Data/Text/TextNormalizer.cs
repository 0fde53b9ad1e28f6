using System.Text;

namespace RnnResearch.Data.Text;

/// <summary>Drops a byte order mark at the beginning and turns CRLF into LF, character by character. A CR alone stays.</summary>
internal sealed class TextNormalizer(Action<Rune> put)
{
    private static readonly Rune CarriageReturn = new('\r');

    private bool begun;
    private bool holdsCarriageReturn;

    public bool HadByteOrderMark { get; private set; }

    public long LineEnds { get; private set; }

    public void Put(Rune rune)
    {
        if (!begun)
        {
            begun = true;
            HadByteOrderMark = rune.Value == 0xFEFF;
            if (HadByteOrderMark)
                return;
        }
        if (holdsCarriageReturn && rune.Value == '\n')
            LineEnds++;
        else
            End();
        holdsCarriageReturn = rune == CarriageReturn;
        if (!holdsCarriageReturn)
            put(rune);
    }

    /// <summary>Passes on a CR that waited for the character behind it.</summary>
    public void End()
    {
        if (holdsCarriageReturn)
            put(CarriageReturn);
        holdsCarriageReturn = false;
    }
}
