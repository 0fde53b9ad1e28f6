using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TorchSharp.Local.Tests;

/// <summary>Writes a member as the listing does.</summary>
public static class ApiSignature
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(nint)] = "nint",
    };

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "operator +",
        ["op_Subtraction"] = "operator -",
        ["op_Multiply"] = "operator *",
        ["op_Division"] = "operator /",
        ["op_Modulus"] = "operator %",
        ["op_Equality"] = "operator ==",
        ["op_Inequality"] = "operator !=",
        ["op_LessThan"] = "operator <",
        ["op_LessThanOrEqual"] = "operator <=",
        ["op_GreaterThan"] = "operator >",
        ["op_GreaterThanOrEqual"] = "operator >=",
        ["op_BitwiseAnd"] = "operator &",
        ["op_BitwiseOr"] = "operator |",
        ["op_ExclusiveOr"] = "operator ^",
        ["op_OnesComplement"] = "operator ~",
        ["op_UnaryNegation"] = "operator -",
    };

    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{Access(constructor)}{Plain(constructor.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo method => OfMethod(method),
        PropertyInfo property => OfProperty(property),
        FieldInfo { DeclaringType.IsEnum: true } value =>
            $"{value.Name} = {Convert.ToInt64(value.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
        FieldInfo { IsLiteral: true } constant =>
            $"public const {Name(constant.FieldType)} {constant.Name} = {Literal(constant.GetRawConstantValue(), constant.FieldType)}",
        FieldInfo field => $"{(field.IsPublic ? "public " : "protected ")}{(field.IsStatic ? "static " : "")}{Named(field.FieldType, field)} {field.Name}",
        _ => member.ToString()!,
    };

    /// <summary>The type as the listing's first column has it.</summary>
    public static string Name(Type type) => new TypeWriter(null).Write(type);

    private static string Named(Type type, ICustomAttributeProvider owner)
    {
        var names = owner.GetCustomAttributes(typeof(TupleElementNamesAttribute), false).Cast<TupleElementNamesAttribute>().FirstOrDefault();
        return new TypeWriter(names?.TransformNames).Write(type);
    }

    private static string OfMethod(MethodInfo method)
    {
        var result = Named(method.ReturnType, method.ReturnParameter);
        var start = Access(method) + (method.IsStatic ? "static " : "");
        var arguments = Parameters(method);
        if (method.Name is "op_Implicit" or "op_Explicit")
            return $"{start}{method.Name[3..].ToLowerInvariant()} operator {result}({arguments})";
        if (Operators.TryGetValue(method.Name, out var symbol))
            return $"{start}{result} {symbol}({arguments})";
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{start}{result} {method.Name}{generic}({arguments})";
    }

    private static string OfProperty(PropertyInfo property)
    {
        var accessor = property.GetMethod ?? property.SetMethod!;
        var visible = property.SetMethod is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };
        var accessors = (property.GetMethod is null ? "" : "get; ") + (visible ? "set; " : "");
        var indices = property.GetIndexParameters();
        var name = indices.Length == 0 ? property.Name : $"this[{string.Join(", ", indices.Select(Parameter))}]";
        return $"{Access(accessor)}{(accessor.IsStatic ? "static " : "")}{Named(property.PropertyType, property)} {name} {{ {accessors}}}";
    }

    private static string Access(MethodBase method) => method.DeclaringType!.IsInterface ? "" : method.IsPublic ? "public " : "protected ";

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var mode = parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : parameter.IsOut ? "out " : type.IsByRef ? "ref " : "";
        var text = $"{mode}{Named(type.IsByRef ? type.GetElementType()! : type, parameter)} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Literal(parameter.RawDefaultValue, type)}" : text;
    }

    private static string Literal(object? value, Type type) => value switch
    {
        null when type.IsValueType && Nullable.GetUnderlyingType(type) is null => $"default({Name(type)})",
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        _ when (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } @enum => Enum.GetName(@enum, value) ?? $"{value}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>Writes type names; the names of tuple elements are stored apart, in the order in which the tuples are met.</summary>
    private sealed class TypeWriter(IList<string?>? tupleNames)
    {
        private int next;

        internal string Write(Type type)
        {
            if (Keywords.TryGetValue(type, out var keyword))
                return keyword;
            if (type.IsGenericParameter)
                return type.Name;
            if (type.IsArray)
                return $"{Write(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
            if (Nullable.GetUnderlyingType(type) is { } underlying)
                return Write(underlying) + "?";
            return IsTuple(type) ? WriteTuple(type) : WriteNamed(type);
        }

        private static bool IsTuple(Type type) => type.IsValueType && type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) != false
            && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal);

        private string WriteTuple(Type type)
        {
            var elements = type.GetGenericArguments();
            var own = tupleNames?.Skip(next).Take(elements.Length).ToArray() ?? [];
            next += elements.Length;
            return $"({string.Join(", ", elements.Select((element, i) => Write(element) + (i < own.Length && own[i] is { } name ? " " + name : "")))})";
        }

        private string WriteNamed(Type type)
        {
            var arguments = type.GetGenericArguments();
            var used = 0;
            var parts = new List<string>();
            foreach (var level in Levels(type))
            {
                var arity = level.GetGenericArguments().Length - used;
                var plain = level.Name.Split('`')[0];
                parts.Add(arity > 0 ? $"{plain}<{string.Join(", ", arguments.Skip(used).Take(arity).Select(Write))}>" : plain);
                used += arity;
            }
            var name = string.Join(".", parts);
            return type.Namespace switch
            {
                "TorchSharp" => name.Split('.')[0] is "torch" or "torchvision" ? name : $"TorchSharp.{name}",
                "TorchSharp.Modules" => $"Modules.{name}",
                "System.Collections.Generic" => name,
                var space => $"{space}.{name}",
            };
        }

        private static List<Type> Levels(Type type)
        {
            List<Type> levels = [];
            for (var level = type; level is not null; level = level.DeclaringType)
                levels.Insert(0, level);
            return levels;
        }
    }
}
