using RnnResearch.Analysis.Cells;
using RnnResearch.Experiments;
using RnnResearch.Files;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>The page of the cells of a network and what they follow in a text: <c>Web/cells.js</c>, and the parts it is made of.</summary>
public static class CellsPage
{
    private static readonly string[] Parts = ["cells-tokens.js", "cells-found.js", "cells-text.js", "cells-moves.js", "cells-phrase.js"];

    /// <summary>
    /// Writes the page, and for each property that was found a picture of its best cell on a passage that shows it, <c>PROPERTY.png</c> in
    /// the folder of the page's name without its ending.
    /// </summary>
    /// <exception cref="IOException">One cannot be written.</exception>
    public static void Write(CellStudy study, string file)
    {
        ArgumentNullException.ThrowIfNull(study);
        CellsData.Page(study, PageLink.Back(file, study.Network.Run)).Write(file);
        var names = new FileNames();
        foreach (var found in study.Findings.Where(finding => finding.IsClaimed))
        {
            var pictures = RunFile.MakeFolder(Path.ChangeExtension(file, null));
            DurableFile.Write(Path.Combine(pictures, $"{names.Of(found.Property.Name.Replace(' ', '-'))}.png"), study.Picture(found));
        }
    }

    /// <param name="title">the page's heading</param>
    /// <param name="data">as <c>Web/cells.js</c> says</param>
    /// <param name="blobs">the levels of each quantity and property, the guesses and the marks, by the names that the data give</param>
    internal static Page Of(string title, object data, OrderedDictionary<string, byte[]> blobs) =>
        new("cells", title, data) { Blobs = blobs, Scripts = Parts };
}
