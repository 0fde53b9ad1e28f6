namespace RnnResearch.Analysis.Cells.Properties;

/// <summary>
/// Something that is true of each position of a text and that a cell may keep track of. What it says of a position is what somebody knows
/// who has read the text up to that character, itself included: behind an opening quote one is inside, behind the closing one outside.
/// </summary>
/// <param name="Name">in a few words</param>
/// <param name="Kind">whether it is yes or no, or a number</param>
/// <param name="Description">one sentence: what exactly counts</param>
/// <param name="Scan">gives its value at each character, in one pass over the text</param>
/// <param name="Missing">why it says nothing of a text, or null where it does</param>
public sealed record TextProperty(
    string Name, PropertyKind Kind, string Description, Func<ScannedText, float[]> Scan, Func<ScannedText, string?>? Missing = null);
