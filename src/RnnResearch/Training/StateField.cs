using System.Reflection;
using System.Text.Json.Nodes;

namespace RnnResearch.Training;

/// <summary>One public field or property of one of an optimizer's State or Options objects.</summary>
/// <param name="Name">The object's place in its list and the member's name: <c>0.exp_avg</c>.</param>
internal sealed record StateField(string Name, object Owner, MemberInfo Member)
{
    public Type Type => Member is FieldInfo known ? known.FieldType : ((PropertyInfo)Member).PropertyType;

    public object? Value
    {
        get => Member is FieldInfo known ? known.GetValue(Owner) : ((PropertyInfo)Member).GetValue(Owner);
        set
        {
            if (Member is FieldInfo known) known.SetValue(Owner, value);
            else ((PropertyInfo)Member).SetValue(Owner, value);
        }
    }

    /// <summary>The value in JSON, where it is a number or a truth value.</summary>
    public JsonNode? Json
    {
        get => Value switch { long count => count, double number => number, bool flag => flag, _ => null };
        set => Value = value is null ? null
            : Is<long>() ? value.GetValue<long>()
            : Is<bool>() ? value.GetValue<bool>()
            : (object)value.GetValue<double>();
    }

    /// <summary>Whether the member holds a T or a nullable one.</summary>
    public bool Is<T>() => (Nullable.GetUnderlyingType(Type) ?? Type) == typeof(T);

    /// <summary>The members of every object in a list, each under its place in the list.</summary>
    public static IEnumerable<StateField> In(IEnumerable<object> owners) => owners.SelectMany((owner, i) =>
        owner.GetType().GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member is FieldInfo or PropertyInfo { CanRead: true, CanWrite: true })
            .Select(member => new StateField($"{i}.{member.Name}", owner, member)));
}
