namespace RnnResearch.Tests.Configuration;

internal sealed record SampleLayer
{
    public required string Name { get; init; }

    public SampleCell Cell { get; init; }
}
