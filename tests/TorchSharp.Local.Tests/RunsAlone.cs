namespace TorchSharp.Local.Tests;

/// <summary>Tests that look at what the whole process holds run while no other does.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public class RunsAlone
{
}
