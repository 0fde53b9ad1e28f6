using System.Text;

namespace RnnResearch.Data.Text;

/// <summary>
/// Drops a byte order mark at the beginning and turns CRLF into LF, character by character. A CR alone stays beside those, and is a line
/// end itself in a text that has no LF.
/// </summary>
internal sealed class TextNormalizer(Action<Rune> put, bool returnEndsLine)
{
    private static readonly Rune CarriageReturn = new('\r');
    private static readonly Rune LineFeed = new('\n');

    private bool begun;
    private bool holdsCarriageReturn;

    public bool HadByteOrderMark { get; private set; }

    public long LineEnds { get; private set; }

    /// <summary>What they were.</summary>
    public string LineEnd => returnEndsLine ? "CR" : "CRLF";

    public void Put(Rune rune)
    {
        if (!begun)
        {
            begun = true;
            HadByteOrderMark = rune.Value == 0xFEFF;
            if (HadByteOrderMark)
                return;
        }
        if (returnEndsLine)
            PutLineEnd(rune);
        else
            PutBehindReturn(rune);
    }

    private void PutLineEnd(Rune rune)
    {
        if (rune == CarriageReturn)
            LineEnds++;
        put(rune == CarriageReturn ? LineFeed : rune);
    }

    private void PutBehindReturn(Rune rune)
    {
        if (holdsCarriageReturn && rune == LineFeed)
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
