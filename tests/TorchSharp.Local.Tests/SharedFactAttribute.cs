namespace TorchSharp.Local.Tests;

/// <summary>A test that needs the listing of the package's API, which lies beside the repository and is not part of it.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (ApiListing.Folder is null)
            Skip = "Needs torchsharp-api.txt and torchvision-api.txt in ../shared beside the repository.";
    }
}
