namespace RnnResearch.Files;

/// <summary>What stands at a path.</summary>
internal enum FileKind
{
    Missing,
    Regular,
    Folder,
    Link,
    Pipe,
    Device,
    Socket,
}
