using System.Collections;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>A list of parameters, named by their positions.</summary>
public class ParameterList : Module, IList<Parameter>
{
    private readonly List<Parameter> items = [];

    public ParameterList(params Parameter[] parameters)
        : base(nameof(ParameterList)) =>
        extend(parameters);

    public int Count => items.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => items[index];
        set
        {
            items[index] = value;
            Renumber();
        }
    }

    public void Add(Parameter item)
    {
        register_parameter($"{items.Count}", item);
        items.Add(item);
    }

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters)
    {
        foreach (var parameter in parameters)
            Add(parameter);
    }

    public void Insert(int index, Parameter item)
    {
        items.Insert(index, item);
        Renumber();
    }

    public bool Remove(Parameter item)
    {
        var index = IndexOf(item);
        if (index >= 0)
            RemoveAt(index);
        return index >= 0;
    }

    public void RemoveAt(int index)
    {
        items.RemoveAt(index);
        Renumber();
    }

    public void Clear()
    {
        items.Clear();
        Renumber();
    }

    public bool Contains(Parameter item) => IndexOf(item) >= 0;

    public int IndexOf(Parameter item) => items.FindIndex(other => ReferenceEquals(other, item));

    public void CopyTo(Parameter[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The items register as they come; there are no fields to look into.
    protected override void RegisterComponents()
    {
    }

    private void Renumber()
    {
        _internal_params.clear();
        for (var i = 0; i < items.Count; i++)
            register_parameter($"{i}", items[i]);
    }
}
