using System.Text;

namespace RnnResearch.Data;

/// <summary>
/// Joins letters with the marks that follow them, as macOS takes names apart: e and an acute become é. The runtime does so only with ICU,
/// which need not be installed; this covers the letters of European languages, kana and Hangul.
/// </summary>
internal static class ComposedText
{
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28;

    /// <summary>For each mark the letters that it goes with, each followed by what both are together.</summary>
    private static readonly Dictionary<(char Letter, char Mark), char> Together = Pairs(
        ('\u0300', "AÀEÈIÌOÒUÙaàeèiìoòuùNǸnǹ"),
        ('\u0301', "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźгѓкќГЃКЌ"),
        ('\u0302', "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ"),
        ('\u0303', "AÃNÑOÕaãnñoõIĨiĩUŨuũ"),
        ('\u0304', "AĀaāEĒeēIĪiīOŌoōUŪuū"),
        ('\u0306', "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭийИЙуўУЎ"),
        ('\u0307', "CĊcċEĖeėGĠgġIİZŻzż"),
        ('\u0308', "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸеёЕЁіїІЇ"),
        ('\u030A', "AÅaåUŮuů"),
        ('\u030B', "OŐoőUŰuű"),
        ('\u030C', "CČcčDĎdďEĚeěNŇnňRŘrřSŠsšTŤtťZŽzž"),
        ('\u0327', "CÇcçGĢKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţ"),
        ('\u0328', "AĄaąEĘeęIĮiįUŲuų"),
        ('\u3099', "かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔ"
            + "カガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴ"),
        ('\u309A', "はぱひぴふぷへぺほぽハパヒピフプヘペホポ"));

    public static string Of(string text)
    {
        var composed = new StringBuilder(text.Length);
        foreach (var next in text)
            if (composed.Length > 0 && Join(composed[^1], next) is { } joined) composed[^1] = joined;
            else composed.Append(next);
        return composed.ToString();
    }

    private static char? Join(char last, char next)
    {
        if (Together.TryGetValue((last, next), out var joined)) return joined;
        var (lead, vowel, tail, syllable) = (last - LeadBase, next - VowelBase, next - TailBase, last - HangulBase);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels) return (char)(HangulBase + (((lead * Vowels) + vowel) * Tails));
        var isOpen = syllable is >= 0 and < Leads * Vowels * Tails && syllable % Tails == 0;
        return isOpen && tail is > 0 and < Tails ? (char)(last + tail) : null;
    }

    private static Dictionary<(char, char), char> Pairs(params (char Mark, string Letters)[] marks) =>
        marks.SelectMany(mark => mark.Letters.Chunk(2).Select(pair => (Parts: (pair[0], mark.Mark), pair[1]))).ToDictionary();
}
