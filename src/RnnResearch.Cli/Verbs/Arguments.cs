using System.CommandLine;

namespace RnnResearch.Cli.Verbs;

/// <summary>The arguments that several verbs share.</summary>
internal static class Arguments
{
    public static Argument<string> Experiment() => new("NAME") { Description = "The experiment: experiments/NAME.yaml" };

    public static Argument<string[]> Overrides() => new("KEY=VALUE")
    {
        Description = "Values to change, such as train.epochs=3 model.cell=gru; the value is all that stands behind the first =",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Option<string> Run() => new("--run")
    {
        Description = "The run: results/NAME/latest or results/NAME/TIME",
        HelpName = "DIR",
        Required = true,
    };

    public static Option<string?> Results() => new("--results")
    {
        Description = "The folder of all results (results/ of the repository)",
        HelpName = "DIR",
    };
}
