namespace Speed;

/// <summary>A measurement that may fail without ending the others.</summary>
internal static class Attempt
{
    /// <summary>Does it; says on standard error if it fails.</summary>
    /// <param name="name">of it</param>
    /// <param name="measure">what is done</param>
    internal static bool Succeeds(string name, Action measure)
    {
        try
        {
            measure();
            return true;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            Console.Error.WriteLine($"{name} failed: {failure.Message}");
            return false;
        }
    }
}
