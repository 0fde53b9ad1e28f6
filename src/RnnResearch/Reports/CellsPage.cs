namespace RnnResearch.Reports;

/// <summary>The page of the cells of a network and what they follow in a text: <c>Web/cells.js</c>, and the parts it is made of.</summary>
internal static class CellsPage
{
    private static readonly string[] Parts = ["cells-tokens.js", "cells-found.js", "cells-text.js", "cells-moves.js", "cells-phrase.js"];

    /// <param name="title">the page's heading</param>
    /// <param name="data">as <c>Web/cells.js</c> says</param>
    /// <param name="blobs">the levels of each quantity and property, the guesses and the marks, by the names that the data give</param>
    public static Page Of(string title, object data, IReadOnlyDictionary<string, byte[]> blobs) =>
        new("cells", title, data) { Blobs = blobs, Scripts = Parts };
}
