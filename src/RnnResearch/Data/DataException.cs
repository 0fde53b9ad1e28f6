namespace RnnResearch.Data;

/// <summary>Data that is missing, damaged or not as described. The message says where, what was expected and how to fix it.</summary>
public sealed class DataException : Exception
{
    public DataException(string message)
        : base(message)
    {
    }

    public DataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
