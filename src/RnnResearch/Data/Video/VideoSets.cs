using RnnResearch.Data.Video.Shapes;

namespace RnnResearch.Data.Video;

/// <summary>Opens the clips a configuration names.</summary>
public static class VideoSets
{
    /// <exception cref="DataException">They are not there, or not as they should be.</exception>
    public static VideoSet Open(VideoDataConfig config) => config.Name switch
    {
        "shapes" => MovingShapes.Draw(config.Shapes),
        MsrAction3d.Name => MsrAction3d.Open(DataRoot.Of(MsrAction3d.Name), config.ValidationSubject),
        _ => VideoTable.Open(config.Path!),
    };
}
