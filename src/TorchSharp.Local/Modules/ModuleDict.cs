using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Submodules under names of one's own, in the order in which they came.</summary>
public class ModuleDict<T> : Module, IDictionary<string, T>, IList<(string, T)>
    where T : Module
{
    private readonly Utils.OrderedDict<string, T> entries = [];

    public ModuleDict()
        : base(nameof(ModuleDict<>))
    {
    }

    public int Count => entries.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => entries.Keys;

    public ICollection<T> Values => entries.Values;

    public T this[string key]
    {
        get => entries[key];
        set
        {
            entries[key] = value;
            Register();
        }
    }

    public (string, T) this[int index]
    {
        get => entries[index];
        set
        {
            entries[index] = value;
            Register();
        }
    }

    public void Add(string key, T value)
    {
        register_module(key, value);
        entries.Add(key, value);
    }

    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, T) item)
    {
        entries.Insert(index, item);
        Register();
    }

    public bool Remove(string key) => Registered(entries.Remove(key));

    public bool Remove((string, T) item) => Registered(entries.Remove(item));

    public bool Remove(KeyValuePair<string, T> item) => Registered(entries.Remove(item));

    public void RemoveAt(int index)
    {
        entries.RemoveAt(index);
        Register();
    }

    public void Clear()
    {
        entries.Clear();
        Register();
    }

    public void clear() => Clear();

    public bool ContainsKey(string key) => entries.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => entries.TryGetValue(key, out value);

    public bool Contains((string, T) item) => entries.Contains(item);

    public bool Contains(KeyValuePair<string, T> item) => entries.Contains(item);

    public int IndexOf((string, T) item) => entries.IndexOf(item);

    public void CopyTo((string, T)[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public IEnumerable<string> keys() => entries.keys();

    public IEnumerable<T> values() => entries.values();

    public IEnumerator<(string, T)> items() => entries.GetEnumerator();

    public IEnumerator<(string, T)> GetEnumerator() => entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, T>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The entries register as they come; there are no fields to look into.
    protected override void RegisterComponents()
    {
    }

    private bool Registered(bool result)
    {
        Register();
        return result;
    }

    private void Register()
    {
        ClearModules();
        foreach (var (key, module) in entries)
            register_module(key, module);
    }
}
