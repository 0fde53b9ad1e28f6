namespace TorchSharp.Local.Tests;

/// <summary>Tests that count what is alive on all threads, and so run when no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class Alone
{
    public const string Name = "alone";
}
