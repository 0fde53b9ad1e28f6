using RnnResearch.Torch;
using RnnResearch.Vision;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Torch;

/// <summary>NNPACK, which complains on standard error at each convolution of a processor that it does not know, is left out.</summary>
public sealed class NnpackTests
{
    [Fact]
    public void Libtorch_is_told_where_it_has_nnpack() => Assert.Equal(OperatingSystem.IsLinux(), Nnpack.Off());

    [Fact]
    public void An_encoder_of_few_pictures_with_one_thread_says_nothing()
    {
        var before = get_num_threads();
        set_num_threads(1);
        try
        {
            using var scope = NewDisposeScope();
            var encoder = new MobileNetV2Encoder();
            encoder.eval();
            Assert.DoesNotContain("NNPACK", NativeErrors.During(() => encoder.call(randn(2, 3, 96, 96))), StringComparison.Ordinal);
        }
        finally
        {
            set_num_threads(before);
        }
    }
}
