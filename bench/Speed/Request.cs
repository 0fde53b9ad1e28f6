namespace Speed;

/// <summary>What the command line asks for.</summary>
/// <param name="Turns">of each process</param>
/// <param name="Cases">their names</param>
internal sealed record Request(int Turns, IReadOnlyList<string> Cases)
{
    internal const int DefaultTurns = 5;

    /// <summary>Reads <c>[TURNS [CASE ...]]</c>; null, and a message on standard error, where that is not what is there.</summary>
    /// <param name="arguments">the words</param>
    /// <param name="known">all cases, which are meant where none is named</param>
    internal static Request? Read(IReadOnlyList<string> arguments, IReadOnlyList<string> known)
    {
        var turns = DefaultTurns;
        if (arguments.Count > 0 && !(int.TryParse(arguments[0], out turns) && turns > 0))
        {
            Console.Error.WriteLine($"expected the number of turns, such as {DefaultTurns}, not '{arguments[0]}'.");
            return null;
        }
        string[] wanted = [.. arguments.Skip(1)];
        if (wanted.FirstOrDefault(name => !known.Contains(name)) is { } stranger)
        {
            Console.Error.WriteLine($"there is no case '{stranger}'; expected some of {string.Join(", ", known)}.");
            return null;
        }
        return new Request(turns, wanted.Length > 0 ? wanted : known);
    }
}
