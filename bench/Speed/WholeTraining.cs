using Harness;

namespace Speed;

/// <summary>
/// How long <c>rnn train captioning-attention</c> takes in all, with the two experiments it is compared with: scenes drawn, training,
/// evaluation, pictures and table.
/// </summary>
internal static class WholeTraining
{
    internal const string Name = "captioning-attention";
    private static readonly Target Target = new(Seconds: 210);

    internal static CommandTime Run()
    {
        using var folder = new ExperimentFolder();
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "experiments"), "captioning-*.yaml"))
            folder.Write(Path.Combine("experiments", Path.GetFileName(file)), File.ReadAllText(file));
        return new CommandTime(Name, Environment.ProcessorCount, folder.Time(["train", Name]).TotalSeconds, Target);
    }
}
