using RnnResearch.Configuration;
using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Torch;
using RnnResearch.Training;

namespace RnnResearch.Cli;

/// <summary>
/// Turns an exception into what a user should read. What users and their machines cause is one message; only a fault of
/// the program itself shows where it happened.
/// </summary>
internal static class Failure
{
    public static int Report(Exception error, TextWriter output, bool debug)
    {
        if (error is ConfigException config)
        {
            foreach (var problem in config.Problems) output.WriteLine(VisibleText.Of($"error: {problem}"));
            return ExitCode.Usage;
        }
        var text = debug ? $"{error}"
            : MachineLimit.Sentence(error) is { } sentence ? $"error: {sentence}"
            : IsOfTheProgram(error) ? $"This is a fault of the program, please report it:{Environment.NewLine}{error}"
            : $"error: {error.Message}";
        output.WriteLine(VisibleText.Of(text));
        return ExitCode.Failed;
    }

    private static bool IsOfTheProgram(Exception error) => error is not
        (DataException or CheckpointException or TrainingDivergedException or TorchLibraryException or ScoresException
            or InvalidDataException or IOException or UnauthorizedAccessException);
}
