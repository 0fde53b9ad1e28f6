namespace RnnResearch.Configuration.Rules;

/// <summary>
/// A value, or all values of a section, that is read only when the best checkpoint of a finished training is evaluated and reported:
/// whatever it is, training comes to the same checkpoints, bit by bit.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AfterTrainingAttribute : Attribute;
