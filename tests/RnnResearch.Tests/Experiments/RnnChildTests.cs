using RnnResearch.Experiments;

namespace RnnResearch.Tests.Experiments;

public sealed class RnnChildTests
{
    [Fact]
    public void Where_there_is_no_dotnet_that_is_said_in_a_sentence()
    {
        var error = Assert.Throws<IOException>(() => new RnnChild(["list"], host: "/nowhere/dotnet"));
        Assert.StartsWith("cannot start /nowhere/dotnet, which runs this program a second time: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("put .NET's dotnet on the PATH", error.Message, StringComparison.Ordinal);
    }
}
