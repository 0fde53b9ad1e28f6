namespace TorchSharp.Local.Tests;

public class PackageBackendTests
{
    [Fact(Skip = "These are tests of src/TorchSharp.Local; this build has the package behind the same names. Try TorchBackend=local.")]
    public void The_local_backend_is_not_in_use()
    {
    }
}
