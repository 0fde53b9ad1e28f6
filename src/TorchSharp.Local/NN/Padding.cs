namespace TorchSharp;

/// <summary>Padding given by its effect.</summary>
public enum Padding
{
    /// <summary>None.</summary>
    Valid = 0,

    /// <summary>As much as keeps the size; for a stride of 1.</summary>
    Same = 1,
}
