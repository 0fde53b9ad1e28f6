using System.CommandLine;
using System.Globalization;

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

    /// <param name="name">the option</param>
    /// <param name="description">what it is for</param>
    /// <param name="usual">its value when it is not given</param>
    /// <param name="least">the smallest that it takes</param>
    /// <param name="most">the largest</param>
    public static Option<int?> WholeNumber(string name, string description, int? usual, int least, int most = int.MaxValue) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = usual is null ? null : _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
                return value;
            var range = most == int.MaxValue ? $">= {least}" : $"from {least} to {most}";
            result.AddError($"{name}: expected an integer {range}, found {text}");
            return usual;
        },
    };
}
