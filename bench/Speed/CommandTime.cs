namespace Speed;

/// <summary>How long a command took.</summary>
/// <param name="Name">of the case</param>
/// <param name="Threads">it had</param>
/// <param name="Seconds">by the clock</param>
/// <param name="Target">what is to be reached</param>
internal sealed record CommandTime(string Name, int Threads, double Seconds, Target Target);
