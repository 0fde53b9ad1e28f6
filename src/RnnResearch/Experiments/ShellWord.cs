using System.Text.RegularExpressions;

namespace RnnResearch.Experiments;

/// <summary>How a word is typed in a shell, and in SET of make, so that it is read as it is.</summary>
public static partial class ShellWord
{
    /// <summary>The word itself where nothing in it means anything to a shell, else the word in quotes.</summary>
    public static string Of(string word) => IsPlain(word) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>Whether a word stands for itself without quotes.</summary>
    public static bool IsPlain(string word) => Plain().IsMatch(word);

    [GeneratedRegex(@"\A[A-Za-z0-9_./:=,+@%^-]+\z")]
    private static partial Regex Plain();
}
