using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace RnnResearch.Analysis;

/// <summary>
/// The typefaces pictures are lettered in: the one the library carries, and what the system has for characters which that one lacks.
/// All of them live as long as the process, for Skia hands the same object to everybody who asks for a face: nobody may dispose of it.
/// </summary>
internal static class Typefaces
{
    private static readonly ConcurrentDictionary<Rune, SKTypeface> Found = new();

    private static readonly Lazy<SKTypeface[]> Installed = new(static () =>
        [.. SKFontManager.Default.FontFamilies.Order(StringComparer.Ordinal)
            .Select(family => SKFontManager.Default.MatchFamily(family, SKFontStyle.Normal)).OfType<SKTypeface>()]);

    /// <summary>Noto Sans, embedded: Latin, Greek and Cyrillic look alike on every machine.</summary>
    public static SKTypeface Own { get; } = Load();

    /// <summary>The typeface to write a character in; the library's own, which shows a box, where no font has it.</summary>
    public static SKTypeface Of(Rune character) =>
        Own.ContainsGlyph(character.Value)
            ? Own
            : Found.GetOrAdd(character, static missing => InSystem(missing.Value) ?? Own);

    // Skia built without fontconfig, as its package for Linux is, lists the installed fonts but matches no characters.
    private static SKTypeface? InSystem(int character) =>
        SKFontManager.Default.MatchCharacter(character) is { } match && match.ContainsGlyph(character)
            ? match
            : Array.Find(Installed.Value, typeface => typeface.ContainsGlyph(character));

    private static SKTypeface Load()
    {
        const string Name = "NotoSans-Regular.ttf";
        using var stream = typeof(Typefaces).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not in the assembly");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{Name} is no font that Skia reads");
    }
}
