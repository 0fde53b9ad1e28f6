namespace RnnResearch.Recurrent;

/// <summary>
/// Says which class a <see cref="CellKind"/> names. The class has a constructor of (long inputSize, long hiddenSize, Device? device).
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class CellAttribute(Type type) : Attribute
{
    public Type Type => type;
}
