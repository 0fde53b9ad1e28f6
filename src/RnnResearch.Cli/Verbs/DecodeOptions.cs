using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RnnResearch.Decoding;

namespace RnnResearch.Cli.Verbs;

/// <summary>The options of verbs that write sequences: how, where not as the experiment says.</summary>
internal sealed class DecodeOptions
{
    private Option<int?> Beam { get; } = Arguments.WholeNumber(
        "--beam", "Width of the beam search; 1 is greedy (the experiment's own)", usual: null, 1, DecodeConfig.WidestBeam);

    private Option<double?> Temperature { get; } = new("--temperature")
    {
        Description = "Draw each word at this temperature instead (below 1 bolder on what is likely, above 1 more varied)",
        HelpName = "T",
        CustomParser = result =>
        {
            var isNumber = double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var temperature);
            return isNumber && temperature > 0 && double.IsFinite(temperature) ? temperature : Refuse(result, "a number > 0");
        },
    };

    /// <summary>Lets a command take them, one or the other.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Beam);
        command.Options.Add(Temperature);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Beam) is not null && result.GetResult(Temperature) is not null)
                result.AddError("--beam searches and --temperature draws; give one of them");
        });
    }

    /// <summary>What a command line asks for.</summary>
    public DecodeOverride In(ParseResult parsed) => new(parsed.GetValue(Beam), parsed.GetValue(Temperature));

    private static string Text(ArgumentResult result) => result.Tokens[0].Value;

    private static double? Refuse(ArgumentResult result, string expected)
    {
        result.AddError($"{((OptionResult)result.Parent!).Option.Name}: expected {expected}, found {Text(result)}");
        return null;
    }
}
