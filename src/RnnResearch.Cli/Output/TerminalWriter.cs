using System.Text;
using RnnResearch.Data;

namespace RnnResearch.Cli.Output;

/// <summary>
/// A terminal as the verbs write to it. What they print comes from files and models, so characters that command terminals are shown and not
/// sent; the program's own colours go to the <see cref="Screen"/>.
/// </summary>
internal sealed class TerminalWriter(TextWriter screen) : TextWriter
{
    /// <summary>The terminal itself, for text that is visible already.</summary>
    public TextWriter Screen => screen;

    public override Encoding Encoding => screen.Encoding;

    /// <summary>A standard stream: as it is where it goes to a file or a program, which get every character as it is.</summary>
    public static TextWriter Over(TextWriter standard, bool isRedirected) => isRedirected ? standard : new TerminalWriter(standard);

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value) => screen.Write(VisibleText.Of(value ?? ""));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Flush() => screen.Flush();
}
