namespace RnnResearch.Training.Updates;

/// <summary>The norm of all gradients and the update of all weights, each one pass through memory.</summary>
internal interface IFusedUpdate
{
    /// <summary>The norm, of the gradients' elements as they are cut.</summary>
    double Norm();

    /// <summary>Updates the weights by their gradients, cut and times <paramref name="scale"/>.</summary>
    void Step(double scale);
}
