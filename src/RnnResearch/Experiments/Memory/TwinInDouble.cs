using RnnResearch.Data.Memory;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Memory;

/// <summary>Makes the model again for those who look at its gradients.</summary>
internal static class TwinInDouble
{
    /// <summary>A model as it is: by the slow cells, in double precision, on the processor, its weights without gradients.</summary>
    public static MemoryModel Of(MemoryModel model, MemoryConfig config)
    {
        var problem = IMemoryProblem.Of(config.Data.Problem, config.Data.Length);
        var twin = MemoryModel.Of(problem, config.Model with { Kernel = RecurrentKernel.Unrolled });
        twin.to(ScalarType.Float64);
        ModelState.Restore(twin, ModelState.Capture(model));
        twin.eval();
        foreach (var weight in twin.parameters()) weight.requires_grad = false;
        return twin;
    }
}
