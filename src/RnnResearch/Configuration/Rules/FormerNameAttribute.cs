namespace RnnResearch.Configuration.Rules;

/// <summary>What a choice was called in earlier versions, so that their runs can be read.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class FormerNameAttribute(string name) : Attribute
{
    public string Name => name;
}
