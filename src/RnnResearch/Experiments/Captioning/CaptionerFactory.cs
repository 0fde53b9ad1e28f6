using RnnResearch.Data;
using RnnResearch.Models;
using RnnResearch.Recurrent.Fused;
using RnnResearch.Training;
using RnnResearch.Vision;
using TorchSharp;

namespace RnnResearch.Experiments.Captioning;

/// <summary>
/// Makes captioners, new ones or ones out of a checkpoint, which holds all there is to know, the encoder's weights included.
/// </summary>
internal static class CaptionerFactory
{
    public static Captioner Create(CaptioningConfig config, Vocabulary vocabulary, Checkpoint? trained)
    {
        FusedRecurrences.Require(config.Model.Kernel, config.Model.Cell, ComputeDevice.Of(config.Device));
        if (config.Model.Encoder.Kind == EncoderKind.Small)
            MachineMemory.Require(
                "model.encoder.small.channels", "the encoder's weights", sizeof(float) * ModelSize.Weights(config.Model.Encoder.Small),
                "make them fewer");
        var encoder = ConvEncoders.Create(config.Model.Encoder, config.Data.ImageSize, pretrained: trained is null);
        MachineMemory.Require(
            "model", "its weights", sizeof(float) * ModelSize.Weights(config.Model, vocabulary.Count, encoder.Channels),
            "make model.hidden, model.embedding or model.attention.size smaller");
        var captioner = new Captioner(config.Model, encoder, vocabulary.Count);
        captioner.to(ComputeDevice.Of(config.Device));
        if (trained is not null) ModelState.Restore(captioner, trained.Model);
        return captioner;
    }
}
