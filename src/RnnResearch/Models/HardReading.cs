namespace RnnResearch.Models;

/// <summary>What hard attention reads once it is trained; neither draws anything.</summary>
public enum HardReading
{
    /// <summary>The annotation of the likeliest place.</summary>
    Likeliest,

    /// <summary>The expected annotation, as soft attention does; with this the authors' code writes captions by default.</summary>
    Expected,
}
