namespace RnnResearch.Tests.Torch;

/// <summary>Some work that gives the same whenever it is done.</summary>
/// <param name="Name">what it is, for messages</param>
/// <param name="Run">does it; gives lines that say bit by bit what came of it</param>
internal sealed record StressPiece(string Name, Func<IReadOnlyList<string>> Run);
