namespace RnnResearch.Tests.Torch;

/// <summary>Takes turns, so that every value of every kind is in use somewhere.</summary>
internal static class Choices
{
    /// <summary>The value of an enumeration whose turn it is.</summary>
    public static T Turn<T>(int i) where T : struct, Enum => Turn(i, Enum.GetValues<T>());

    public static T Turn<T>(int i, params IReadOnlyList<T> values) => values[i % values.Count];
}
