namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    /// <summary>The live settings and states, in the order of groups and parameters.</summary>
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            var first = result.State.Count;
            result.Options.Add(group.Options);
            result.State.AddRange(group.Parameters.Select(parameter => _states[parameter]));
            result.StateIndexRef.Add([.. Enumerable.Range(first, result.State.Count - first)]);
        }
        return result;
    }

    /// <summary>Copies settings and states of another optimizer of the same type over this one's.</summary>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        CheckCounts(own, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (target, source) in own.Options.Zip(state_dict.Options).Where(pair => !ReferenceEquals(pair.First, pair.Second)))
            target.LoadStateDict(source);
        foreach (var (target, source) in own.State.Zip(state_dict.State).Where(pair => !ReferenceEquals(pair.First, pair.Second)))
            target.LoadStateDict(source);
    }

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Writes the type's name, the numbers of groups and states, each group's settings, each parameter's state.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt(own.Options.Count);
        writer.Write7BitEncodedInt(own.State.Count);
        foreach (var options in own.Options)
            options.SaveStateDict(writer);
        foreach (var state in own.State)
            state.SaveStateDict(writer);
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    public void load_state_dict(BinaryReader reader)
    {
        var name = reader.ReadString();
        if (name != GetType().Name)
            throw new InvalidDataException($"The saved state is that of optimizer '{name}'; this one is '{GetType().Name}'.");
        var own = state_dict();
        CheckCounts(own, reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        foreach (var options in own.Options)
            options.LoadStateDict(reader);
        foreach (var state in own.State)
            state.LoadStateDict(reader);
    }

    private void CheckCounts(StateDictionary own, int groups, int states)
    {
        if (groups != own.Options.Count || states != own.State.Count)
            throw new ArgumentException($"The saved state has {groups} parameter groups and {states} parameters; this {GetType().Name} has {own.Options.Count} and {own.State.Count}.");
    }
}
