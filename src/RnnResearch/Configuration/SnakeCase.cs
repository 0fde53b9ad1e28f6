using System.Text;

namespace RnnResearch.Configuration;

/// <summary>How the names of properties and enum members are written in YAML.</summary>
internal static class SnakeCase
{
    /// <summary><c>HiddenSize</c> becomes <c>hidden_size</c>, <c>GRUCell</c> becomes <c>gru_cell</c>.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (StartsWord(name, i)) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static bool StartsWord(string name, int i)
    {
        if (i == 0 || !char.IsUpper(name[i])) return false;
        if (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1])) return true;
        return char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]);
    }
}
