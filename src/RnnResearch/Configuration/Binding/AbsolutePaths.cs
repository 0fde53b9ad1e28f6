namespace RnnResearch.Configuration.Binding;

/// <summary>Makes a configuration mean the same files in every current directory.</summary>
internal static class AbsolutePaths
{
    /// <summary>A copy of a record in which every path is absolute, those of the records in it too.</summary>
    public static T In<T>(T record)
        where T : notnull
    {
        var shape = RecordShape.Of(record.GetType());
        var copy = shape.CopyOf(record);
        foreach (var property in shape.Properties)
        {
            var value = property.Info.GetValue(record);
            if (property.IsPath && value is string { Length: > 0 } path) property.Info.SetValue(copy, Path.GetFullPath(path));
            else if (property.Shape.Kind == ValueKind.Record && value is not null) property.Info.SetValue(copy, In(value));
        }
        return (T)copy;
    }
}
