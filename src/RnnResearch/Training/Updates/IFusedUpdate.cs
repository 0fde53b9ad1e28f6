namespace RnnResearch.Training.Updates;

/// <summary>The norm of all gradients and the update of all weights, each one pass through memory.</summary>
internal interface IFusedUpdate
{
    /// <summary>
    /// The norm, of the gradients' elements as they are cut; rows of a sparse gradient that are there more than once are added up first.
    /// </summary>
    double Norm();

    /// <summary>Updates the weights by the gradients that <see cref="Norm"/> read, cut and times <paramref name="scale"/>.</summary>
    void Step(double scale);
}
