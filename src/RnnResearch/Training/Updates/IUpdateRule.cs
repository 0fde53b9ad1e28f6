using System.Runtime.Intrinsics;

namespace RnnResearch.Training.Updates;

/// <summary>An optimizer's rule on a vector of weights: what it does to them and to the two numbers it may keep of each.</summary>
internal interface IUpdateRule<T>
{
    /// <param name="w">the weights</param>
    /// <param name="g">their gradients, clipped</param>
    /// <param name="a">the first number kept</param>
    /// <param name="b">the second</param>
    void Apply(ref Vector512<T> w, Vector512<T> g, ref Vector512<T> a, ref Vector512<T> b);
}
