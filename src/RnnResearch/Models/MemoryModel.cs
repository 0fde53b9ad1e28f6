using RnnResearch.Data.Memory;
using RnnResearch.Recurrent;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// A recurrent network that reads a sequence of a memory problem from the empty state:
/// <code>
/// h = recurrence(x, h)         <see cref="RecurrentNetwork"/>
/// y = Why h + by
/// </code>
/// </summary>
public abstract class MemoryModel : nn.Module<Tensor, Tensor>
{
    protected readonly RecurrentNetwork recurrence;
    protected readonly Linear Why; // [outputs, H]

    /// <param name="name">of the module</param>
    /// <param name="config">sizes and switches</param>
    /// <param name="problem">says what is read and answered at a step</param>
    protected MemoryModel(string name, MemoryModelConfig config, IMemoryProblem problem) : base(name)
    {
        recurrence = new RecurrentNetwork(problem.Inputs, config);
        Why = nn.Linear(config.Hidden, problem.Outputs);
        RegisterComponents();
        foreach (var weight in parameters()) weight.DetachFromDisposeScope(); // one that is made in a scope would end with it
        Initialisation.Apply(this, config.Init);
        recurrence.SetBiases(config);
    }

    /// <summary>Where its weights are.</summary>
    public Device Device => Why.weight!.device;

    /// <summary>The recurrent stack.</summary>
    internal RecurrentNetwork Recurrence => recurrence;

    /// <summary>The model of a problem; its length is of no matter.</summary>
    public static MemoryModel Of(IMemoryProblem problem, MemoryModelConfig config) => problem switch
    {
        AddingProblem adding => new AddingModel(config, adding),
        ITokenProblem tokens => new TokenModel(config, tokens),
        _ => throw new ArgumentException($"there is no model of the problem {problem.GetType().Name}", nameof(problem)),
    };

    /// <summary>The mean loss over all answers that the problem wants.</summary>
    public abstract Tensor Loss(MemoryBatch batch);

    /// <summary>How many of the answers that take memory are right, and of how many.</summary>
    public abstract (long Right, long Answers) Count(MemoryBatch batch);

    /// <summary>What the recurrence reads: vectors [T, B, I] of the weights' type.</summary>
    public abstract Tensor Vectors(Tensor inputs);

    /// <summary>The loss of the last step, added up over the sequences: each has the gradient it would have by itself.</summary>
    /// <param name="h">[B, H], the highest layer after the last step</param>
    /// <param name="targets">the batch's</param>
    public abstract Tensor LastLoss(Tensor h, Tensor targets);

    /// <summary>y [.., outputs] of states [.., H].</summary>
    protected Tensor Score(Tensor h) => nn.functional.linear(h, Why.weight!, Why.bias!);
}
