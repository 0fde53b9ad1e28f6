using RnnResearch.Recurrent;

namespace Micro;

/// <summary>A cell and what computes it.</summary>
public sealed record LayerKind(CellKind Cell, RecurrentKernel Kernel)
{
    /// <summary>All that go together; <see cref="RecurrentKernel.Auto"/> is one of the others.</summary>
    public static IEnumerable<LayerKind> All =>
        from cell in Enum.GetValues<CellKind>()
        from kernel in Enum.GetValues<RecurrentKernel>()
        where kernel != RecurrentKernel.Auto && !new RecurrentConfig { Cell = cell, Kernel = kernel }.Check().Any()
        select new LayerKind(cell, kernel);

    public override string ToString() => $"{Cell} {Kernel}";
}
