namespace RnnResearch.Decoding;

/// <summary>A model's scores are not numbers, so that there is no next token to choose by them.</summary>
public sealed class ScoresException : Exception
{
    internal ScoresException()
        : base("the model's scores are not numbers, so nothing can be written with it")
    {
    }

    private ScoresException(string model, ScoresException inner)
        : base($"{model}: {inner.Message}; its training diverged: train anew with a lower train.optimizer.learning_rate", inner)
    {
    }

    /// <summary>Does something with a model and, where its scores are no numbers, says which model's they are.</summary>
    internal static T Naming<T>(string model, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ScoresException error)
        {
            throw new ScoresException(model, error);
        }
    }

    /// <summary>The same for what comes piece by piece.</summary>
    internal static IEnumerable<T> Naming<T>(string model, IEnumerable<T> pieces)
    {
        using var each = pieces.GetEnumerator();
        while (Naming(model, each.MoveNext)) yield return each.Current;
    }

    /// <summary>Lets scores pass unless one of them is no number.</summary>
    internal static float[] Refuse(float[] scores) => Array.Exists(scores, float.IsNaN) ? throw new ScoresException() : scores;
}
