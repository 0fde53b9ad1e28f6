namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The activation of a plain recurrent network.</summary>
        public enum NonLinearities
        {
            ReLU = 0,
            Tanh = 1,
        }
    }
}
